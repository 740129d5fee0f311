"""Words and moments as they are typed: one of a list; a day, or a day and a time."""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TypeVar

from accord.kernel.errors import AccordError

Word = TypeVar("Word", bound=StrEnum)


def moment_of(text: str) -> datetime:
    """A moment in UTC. A bare day is its end: whatever happened or was learned on that day counts. Without a zone it is UTC.

    Raises AccordError `cli.moment`.
    """
    try:
        if len(text) <= len("2026-03-31"):
            return datetime.combine(date.fromisoformat(text), time.max, UTC)
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise AccordError(
            "cli.moment", f"'{text}' is no moment.", "Write a day (2026-03-31) or a moment (2026-03-31T09:30+02:00)."
        ) from error
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def word_of(words: type[Word], text: str, what: str) -> Word:
    """One of the words of a list. Raises AccordError `cli.unknown_word`, naming them all."""
    try:
        return words(text.strip().lower())
    except ValueError as error:
        choices = ", ".join(sorted(words))
        raise AccordError("cli.unknown_word", f"There is no {what} '{text}'.", f"Choose one of: {choices}.") from error
