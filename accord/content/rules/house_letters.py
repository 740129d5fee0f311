"""The letters that ship with the house: they answer something a person did, and say nothing of any product.

A service letter reaches people who stopped everything else (PERMISSION 3.5, 7). So it cannot carry promotion: no brand, no topic,
no rep, and no address but the one it was written for.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from accord.content.rules.slots import slots_in
from accord.content.types import FixedSlot, Letter, LetterKind, Slot
from accord.kernel.errors import AccordError

_FOLDER = Path(__file__).resolve().parent.parent / "letters"
_SERVICE_SLOTS = frozenset({Slot.ABOUT, Slot.ACTION_URL, Slot.PREFERENCES_URL, Slot.WHY_URL, *FixedSlot} - {FixedSlot.BRAND_NAME})
_ADDRESS = re.compile(r"\b(?:https?://|mailto:|www\.)", re.IGNORECASE)
_WITHOUT_CHOICES = frozenset({LetterKind.CONFIRM, LetterKind.CONFIRM_REMINDER, LetterKind.ERASURE_DONE})
"""Whoever reads a mail to an address that is not confirmed yet may be anybody; after an erasure there is nothing to choose."""


@dataclass(frozen=True, slots=True)
class HouseLetter:
    """One letter of the house in one language: its title, its subject and its words."""

    kind: LetterKind
    title: str
    subject: str
    letter: Letter


def house_letters() -> tuple[HouseLetter, ...]:
    """Every letter in every language we have."""
    return tuple(_letter(kind, language) for language in _languages() for kind in LetterKind)


def piece_code_of(kind: LetterKind, sender_code: str) -> str:
    """The piece that a letter is for one sender."""
    return f"letter-{kind.value.replace('_', '-')}-{sender_code}"[:64]


def check_bare(*texts: str) -> None:
    """Raises AccordError `content.promotion_in_service` for a text that could carry anything but the service itself."""
    for text in texts:
        foreign = sorted({use.name for use in slots_in(text)} - _SERVICE_SLOTS)
        if foreign or _ADDRESS.search(text):
            raise AccordError(
                "content.promotion_in_service",
                f"A service letter may not hold {', '.join(foreign) or 'an address of its own'}.",
                "It says what was asked for, and nothing beside it.",
            )


def _letter(kind: LetterKind, language: str) -> HouseLetter:
    words = _words(language)[kind.value]
    letter = Letter(
        language=language,
        heading=words["heading"],
        paragraphs=tuple(words["paragraphs"]),
        button_text=words["button"],
        button_url="{{action_url}}",
        closing=words["closing"],
        professionals_only=False,
        service=True,
        shows_choices=kind not in _WITHOUT_CHOICES,
    )
    return HouseLetter(kind, words["title"], words["subject"], letter)


def _languages() -> list[str]:
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


@cache
def _words(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
