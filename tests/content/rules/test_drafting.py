from dataclasses import replace

import pytest

from accord.catalogue.types import Channel, Label
from accord.content.rules.composing import compose_mjml, compose_text
from accord.content.rules.drafting import Manuscript, prepare
from accord.content.types import Letter, Slot
from accord.kernel.errors import AccordError

LETTER = Letter(language="en", heading="News", greeting="Dear {{given_name|colleague}},", paragraphs=("Body",))
MAIL = Manuscript(
    channel=Channel.EMAIL,
    label=Label.PROMOTIONAL,
    subject="News for {{given_name|colleague}}",
    mjml=compose_mjml(LETTER),
    text=compose_text(LETTER),
    disclosures=frozenset({"sender_identity", "postal_address", "list_unsubscribe_one_click"}),
)
VISIT = Manuscript(Channel.VISIT, Label.PROMOTIONAL, "", "", "First point\nSecond point", frozenset())
FIXED = {"sender_name": "North & Wind", "postal_address": "1 Harbor Way", "brand_name": "", "material": "news-en v1"}


def test_a_mail_is_compiled_and_its_fixed_slots_are_filled() -> None:
    prepared = prepare(MAIL, fixed=FIXED)
    assert prepared.subject == "News for {{given_name}}"
    assert prepared.slots == (Slot.GIVEN_NAME, Slot.UNSUBSCRIBE_URL, Slot.PREFERENCES_URL, Slot.WHY_URL)
    assert prepared.fallbacks == {"given_name": "colleague"}
    assert "North &amp; Wind" in prepared.body_html and "news-en v1" in prepared.body_html
    assert "North & Wind" in prepared.body_text and "{{sender_name}}" not in prepared.body_text


def test_talking_points_are_plain_text() -> None:
    prepared = prepare(VISIT, fixed=FIXED)
    assert (prepared.subject, prepared.body_html, prepared.slots) == ("", "", ())
    assert prepared.body_text.splitlines() == ["First point", "Second point"]


@pytest.mark.parametrize(
    ("manuscript", "code"),
    [
        (replace(MAIL, text=" "), "content.text_missing"),
        (replace(MAIL, subject=""), "content.subject_missing"),
        (replace(MAIL, subject="a\nBcc: x@y.example"), "content.subject_lines"),
        (replace(MAIL, mjml=""), "content.mjml_missing"),
        (replace(MAIL, mjml="<mjml><mj-body>"), "content.markup"),
        (replace(MAIL, text="No way out"), "content.disclosure_missing"),
        (replace(MAIL, subject="{{salary}}"), "content.slot_unknown"),
        (replace(MAIL, subject="{{city}}"), "content.fallback_missing"),
        (replace(MAIL, subject="{{brand_name}}"), "content.slot_empty"),
        (replace(VISIT, subject="A subject"), "content.mjml_unused"),
        (replace(VISIT, text=""), "content.text_missing"),
    ],
)
def test_what_may_not_be_reviewed_yet(manuscript: Manuscript, code: str) -> None:
    with pytest.raises(AccordError) as error:
        prepare(manuscript, fixed=FIXED)
    assert error.value.code == code
