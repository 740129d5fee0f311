"""The life of a suggestion (DOMAIN 3.3), as a table."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from accord.decisions.types import SuggestionState as S
from accord.kernel.errors import AccordError

OPEN = frozenset({S.GENERATED, S.POSTED, S.SEEN})
SHOWN = frozenset({S.POSTED, S.SEEN})
LASTS_DAYS = 2

NEXT: Mapping[S, frozenset[S]] = {
    S.GENERATED: frozenset({S.POSTED, S.WITHDRAWN, S.EXPIRED}),
    S.POSTED: frozenset({S.SEEN, S.DISMISSED, S.EXECUTED, S.COMPLETED, S.EXPIRED, S.WITHDRAWN}),
    S.SEEN: frozenset({S.DISMISSED, S.EXECUTED, S.COMPLETED, S.EXPIRED, S.WITHDRAWN}),
    S.DISMISSED: frozenset(),
    S.EXECUTED: frozenset(),
    S.COMPLETED: frozenset(),
    S.EXPIRED: frozenset(),
    S.WITHDRAWN: frozenset(),
}


def check_move(state: S, to: S) -> None:
    """Raise AccordError `suggestion.closed` or `suggestion.not_yet` where a suggestion cannot go from `state` to `to`."""
    if to in NEXT[state]:
        return
    if not NEXT[state]:
        raise AccordError("suggestion.closed", f"This suggestion is already {state}.", "Reload the list to see what is open.")
    raise AccordError("suggestion.not_yet", f"A suggestion cannot go from {state} to {to}.", "Reload the list and try again.")


def expiry_of(on: date, *, zone: str) -> datetime:
    """When a suggestion of the day `on` expires: at the end of the next day where the rep is."""
    return datetime.combine(on + timedelta(days=LASTS_DAYS), time(), tzinfo=ZoneInfo(zone))
