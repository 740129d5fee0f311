from dataclasses import replace

import pytest

from accord.content.types import LetterKind
from accord.delivery.rules.letters import check_letter, version_for
from accord.kernel.errors import AccordError
from tests.content.rules.builders import NEWS


def test_a_letter_that_asks_to_confirm_names_its_address() -> None:
    check_letter(LetterKind.RECEIPT, None)
    check_letter(LetterKind.CONFIRM, 7)
    for letter in (LetterKind.CONFIRM, LetterKind.CONFIRM_REMINDER):
        with pytest.raises(AccordError, match="names no address"):
            check_letter(letter, None)


@pytest.mark.parametrize(
    ("known", "wished", "expected"),
    [
        ("fr", "", "fr"),
        ("fr-CA", "", "fr"),
        ("", "", "en"),
        ("de", "", "en"),
        ("fr", "tr", "tr"),
        ("fr", "en", "en"),
        ("zh-Hant-TW", "", "zh-hant"),
    ],
)
def test_the_language_asked_for_then_the_one_on_file_then_english(known: str, wished: str, expected: str) -> None:
    versions = [replace(NEWS, language=language) for language in ("en", "fr", "tr", "zh-hant")]
    assert version_for(versions, known=known, wished=wished).language == expected


def test_a_language_we_do_not_write_is_said_and_not_guessed() -> None:
    with pytest.raises(AccordError, match="no such letter"):
        version_for([replace(NEWS, language="en")], known="en", wished="de")
