import pytest

from accord.content.rules.compiling import compile_mjml
from accord.content.rules.composing import compose_mjml, compose_text
from accord.content.rules.house_letters import check_bare, house_letters, piece_code_of
from accord.content.rules.slots import fallbacks_of, slots_in
from accord.content.types import LetterKind
from accord.kernel.errors import AccordError

LANGUAGES = {"en", "fr", "zh-hant", "tr"}


def test_every_letter_is_written_in_every_language() -> None:
    assert {(one.kind, one.letter.language) for one in house_letters()} == {(k, lang) for k in LetterKind for lang in LANGUAGES}


@pytest.mark.parametrize("one", house_letters(), ids=lambda one: f"{one.kind}-{one.letter.language}")
def test_a_letter_compiles_and_carries_nothing_beside_its_service(one) -> None:  # type: ignore[no-untyped-def]
    mail, text = compose_mjml(one.letter), compose_text(one.letter)
    check_bare(one.subject, mail, text)
    uses = slots_in(one.subject) + slots_in(mail) + slots_in(text)
    fallbacks_of(uses)
    names = {use.name for use in uses}
    assert {"action_url", "why_url", "sender_name", "postal_address"} <= names and "unsubscribe_url" not in names
    assert '<a href="{{action_url}}"' in compile_mjml(mail).replace("\n", " ").replace("  ", "")


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_to_an_address_that_may_be_anybodys_leads_to_nobodys_choices(kind: LetterKind) -> None:
    leads = kind not in (LetterKind.CONFIRM, LetterKind.CONFIRM_REMINDER, LetterKind.ERASURE_DONE)
    letters = [one.letter for one in house_letters() if one.kind is kind]
    assert {"{{preferences_url}}" in compose_mjml(letter) for letter in letters} == {leads}
    assert {"{{preferences_url}}" in compose_text(letter) for letter in letters} == {leads}


@pytest.mark.parametrize(
    "text", ["News of {{brand_name}}", "See https://lumira.example", "Ask {{rep_name|me}}", "www.lumira.example"]
)
def test_a_service_letter_cannot_carry_promotion(text: str) -> None:
    check_bare("Please {{about|it}}: {{action_url}}, {{sender_name}}")
    with pytest.raises(AccordError, match="service letter"):
        check_bare("Fine", text)


def test_a_piece_is_named_after_its_letter_and_sender() -> None:
    assert piece_code_of(LetterKind.CONFIRM_REMINDER, "alder") == "letter-confirm-reminder-alder"
