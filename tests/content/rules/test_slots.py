import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.content.rules.slots import fallbacks_of, settle, slots_in
from accord.content.types import Slot
from accord.kernel.errors import AccordError


def test_slots_are_found_with_their_fallback_and_line() -> None:
    uses = slots_in("Dear {{ given_name | friend &amp; colleague }},\n{{unsubscribe_url}}")
    assert [(use.name, use.fallback, use.line) for use in uses] == [
        ("given_name", "friend & colleague", 1),
        ("unsubscribe_url", None, 2),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a\n{{salary}}", "content.slot_unknown", 2),
        ("{{Given_Name}}", "content.slot_malformed", 1),
        ("{{given_name", "content.slot_malformed", 1),
        ("a\n\ngiven_name}}", "content.slot_malformed", 3),
        ("{{}}", "content.slot_malformed", 1),
        ("{{given_name|a|b}}", "content.slot_malformed", 1),
        ("{{given_name|a}} {{title\n}} {{oops", "content.slot_malformed", 2),
    ],
)
def test_anything_else_between_braces_is_refused(text: str, code: str, line: int) -> None:
    with pytest.raises(AccordError) as error:
        slots_in(text)
    assert error.value.code == code and error.value.message.startswith(f"Line {line}:")


@pytest.mark.parametrize("slot", Slot)
def test_every_slot_of_the_list_is_known(slot: Slot) -> None:
    assert [use.name for use in slots_in(f"{{{{{slot}}}}}")] == [slot]


def test_one_fallback_serves_every_place() -> None:
    assert fallbacks_of(slots_in("{{given_name|friend}} {{given_name}}")) == {"given_name": "friend"}
    assert fallbacks_of(slots_in("{{title|}}")) == {"title": ""}
    assert fallbacks_of(slots_in("{{unsubscribe_url}} {{sender_name}}")) == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [("{{given_name}}", "content.fallback_missing"), ("{{title|a}} {{title|b}}", "content.fallback_differs")],
)
def test_fallbacks_that_do_not_serve(text: str, code: str) -> None:
    with pytest.raises(AccordError) as error:
        fallbacks_of(slots_in(text))
    assert error.value.code == code


def test_settling_fills_what_is_fixed_and_keeps_the_rest() -> None:
    assert settle("{{ sender_name }}: {{given_name|you}}", {"sender_name": "Northwind"}) == "Northwind: {{given_name}}"


@given(st.text())
def test_a_text_is_read_or_refused_never_worse(text: str) -> None:
    try:
        uses = slots_in(text)
    except AccordError:
        return
    assert len(uses) == text.count("{{")
