"""What the rep's day shows: plain values, ready for the template."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from accord.decisions.types import DismissalReason, Suggestion, SuggestionState
from accord.web.words.dismissals import DISMISSAL_WORDS
from accord.web.words.numbers import day_of
from accord.web.words.visits import OUTCOME_WORDS

OPEN = frozenset({SuggestionState.POSTED, SuggestionState.SEEN})
DONE = frozenset({SuggestionState.COMPLETED, SuggestionState.EXECUTED})


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
    closed: tuple[Suggestion, ...]
    tally: Tally


def day_sheet_of(suggestions: Sequence[Suggestion], *, on: date) -> DaySheet:
    """The day of these suggestions, given in their order."""
    still_open = tuple(each for each in suggestions if each.state in OPEN)
    closed = tuple(each for each in suggestions if each.state not in OPEN)
    return DaySheet(day_of(on), still_open, closed, tally_of(suggestions))


def tally_of(suggestions: Sequence[Suggestion]) -> Tally:
    """The counts over a day's suggestions."""
    return Tally(
        to_do=sum(each.state in OPEN for each in suggestions),
        done=sum(each.state in DONE for each in suggestions),
        dismissed=sum(each.state is SuggestionState.DISMISSED for each in suggestions),
    )


def closed_as(suggestion: Suggestion, state: SuggestionState) -> Suggestion:
    """The suggestion as it is once closed."""
    return replace(suggestion, state=state)


CHOICES = {
    "outcomes": tuple((outcome.value, OUTCOME_WORDS[outcome]) for outcome in OUTCOME_WORDS),
    "reasons": tuple((reason.value, DISMISSAL_WORDS[reason]) for reason in DismissalReason),
}
