"""Which service letter may go where, and in which language."""

from collections.abc import Sequence

from accord.content.rules.usability import LINGUA_FRANCA, language_covers, language_serves
from accord.content.types import LetterKind, PieceVersion
from accord.kernel.errors import AccordError

TO_ONE_ADDRESS = frozenset({LetterKind.CONFIRM, LetterKind.CONFIRM_REMINDER})


def check_letter(letter: LetterKind, contact_point_id: int | None) -> None:
    """Raises AccordError `delivery.letter_address`: who asks an address to confirm itself must say which one was given."""
    if letter in TO_ONE_ADDRESS and contact_point_id is None:
        raise AccordError(
            "delivery.letter_address", "A letter that asks to confirm names no address.", "Name the contact point that was given."
        )


def version_for(versions: Sequence[PieceVersion], *, known: str, wished: str) -> PieceVersion:
    """The version in the language asked for, else in the one on file, else in English.

    Raises AccordError `delivery.letter_language` where the person asked for a language that we do not write.
    """
    serving = [version for version in versions if language_serves(version.language, known=known, wished=wished)]
    if not serving:
        raise AccordError("delivery.letter_language", f"There is no such letter in '{wished or known}'.", "Write it by hand.")
    wanted = wished or known
    return min(serving, key=lambda version: (not language_covers(version.language, wanted), version.language != LINGUA_FRANCA))
