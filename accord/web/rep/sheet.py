"""What the rep's day shows: plain values, ready for the template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accord.decisions.types import ClosedSuggestion, DismissalReason, Suggestion, SuggestionState
from accord.web.words.dismissals import DISMISSAL_WORDS
from accord.web.words.numbers import day_of
from accord.web.words.visits import OUTCOME_WORDS


@dataclass(frozen=True, slots=True)
class Tally:
    """How many suggestions are left, done, and dismissed today."""

    to_do: int
    done: int
    dismissed: int


@dataclass(frozen=True, slots=True)
class DaySheet:
    """The rep's day: what is to be done in order, then what is closed."""

    heading: str
    open: tuple[Suggestion, ...]
    closed: tuple[ClosedSuggestion, ...]
    tally: Tally


def day_sheet_of(suggestions: Sequence[Suggestion], closed: Sequence[ClosedSuggestion], *, on: date) -> DaySheet:
    """The day `on`: open suggestions in their order, then the closed ones."""
    return DaySheet(day_of(on), tuple(suggestions), tuple(closed), tally_of(suggestions, closed))


def tally_of(suggestions: Sequence[Suggestion], closed: Sequence[ClosedSuggestion]) -> Tally:
    """The counts of a day."""
    dismissed = sum(card.state is SuggestionState.DISMISSED for card in closed)
    return Tally(to_do=len(suggestions), done=len(closed) - dismissed, dismissed=dismissed)


CHOICES = {
    "outcomes": tuple((outcome.value, words) for outcome, words in OUTCOME_WORDS.items()),
    "reasons": tuple((reason.value, DISMISSAL_WORDS[reason]) for reason in DismissalReason),
}
