import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.content.rules.filling import fill, values_for
from accord.kernel.errors import AccordError
from tests.content.rules.builders import NEWS, version

LINK = {"unsubscribe_url": "https://a.example/u/x?a=1&b=2"}


def test_facts_fallbacks_and_escaping() -> None:
    known = fill(NEWS, {"given_name": "Zoë <b>", **LINK})
    assert known.subject == "For Zoë <b>"
    assert known.html == '<p>Dear Zoë &lt;b&gt;, <a href="https://a.example/u/x?a=1&amp;b=2">stop</a></p>'
    assert known.text == "Dear Zoë <b>: https://a.example/u/x?a=1&b=2"
    assert fill(NEWS, LINK).subject == "For colleague"
    assert fill(NEWS, {"given_name": "", **LINK}).subject == "For colleague"


def test_an_empty_fallback_is_a_fallback() -> None:
    assert fill(version(fallbacks={"given_name": ""}), LINK).text.startswith("Dear : ")


def test_values_are_for_the_slots_of_the_version_alone() -> None:
    assert values_for(NEWS, {"city": "Lyon", "given_name": "Zoë", **LINK}) == {"given_name": "Zoë", **LINK}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"given_name": "Zoë"}, "content.slot_empty"),
        ({"unsubscribe_url": "javascript:alert(1)"}, "content.slot_address"),
        ({"unsubscribe_url": " "}, "content.slot_empty"),
    ],
)
def test_what_cannot_be_filled(values: dict[str, str], code: str) -> None:
    with pytest.raises(AccordError) as error:
        fill(NEWS, values)
    assert error.value.code == code


def test_a_text_that_asks_for_more_than_its_slots_is_refused() -> None:
    with pytest.raises(AccordError) as error:
        fill(version(body_text="{{city}}"), LINK)
    assert error.value.code == "content.slot_unknown"


@given(st.text(min_size=1))
def test_no_name_can_add_a_tag_a_header_or_a_slot(name: str) -> None:
    filled = fill(NEWS, {"given_name": name, **LINK})
    assert filled.html.count("<") == 4
    assert len(filled.subject.splitlines()) == 1
    assert filled.html.endswith("stop</a></p>")
