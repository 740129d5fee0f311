"""Rolling windows, in the person's own days."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY = timedelta(hours=24)


@lru_cache(maxsize=65536)
def window_start(end: datetime, *, days: int, zone: str) -> datetime:
    """When the window of `days` that ends at `end` begins (UTC): the `days` local days up to and including that of `end`.

    Never less than 24 hours: a law that counts calls "over a 24-hour period" (Fla. Stat. 501.059) is not met by counting from
    midnight, nor by a local day that lost an hour to summer time. Both ends belong to the window.
    """
    here = ZoneInfo(zone or "UTC")
    first = end.astimezone(here).date() - timedelta(days=days - 1)
    midnight = datetime(first.year, first.month, first.day, tzinfo=here).astimezone(UTC)
    return min(midnight, end.astimezone(UTC) - DAY)


def most_beside(moment: datetime, contacts: Sequence[datetime], *, days: int, zone: str) -> int:
    """The most of `contacts` (rising) that share one window of `days` with `moment`, whatever side of it they lie on."""
    ends = [moment, *contacts[bisect_right(contacts, moment) :]]
    return max(_counted(end, moment, contacts, days, zone) for end in ends)


def _counted(end: datetime, moment: datetime, contacts: Sequence[datetime], days: int, zone: str) -> int:
    start = window_start(end, days=days, zone=zone)
    return bisect_right(contacts, end) - bisect_left(contacts, start) if start <= moment else 0
