"""By when a withdrawal must have reached every system, and how late one is."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache

import holidays

from accord.consent.types import RecordType

WITHDRAWALS = (
    *(RecordType.WITHDRAWN, RecordType.OBJECTED, RecordType.REFUSED, RecordType.COMPLAINED, RecordType.REVOKED),
    *(RecordType.RESTRICTED, RecordType.REGISTERED_BLOCK, RecordType.DECEASED_OR_RETIRED),
)
"""The opt-outs after which nobody may write: what connectors must be told."""

AT_ONCE = timedelta(hours=1)
"""What a limit of 0 days ("before the next send") leaves to a system that polls; also where no rule gives a limit."""

_SATURDAY = 5


def due_by(recorded_at: datetime, limits: Sequence[tuple[int, str]], country: str, region: str = "") -> datetime:
    """The moment by which a withdrawal we knew of at `recorded_at` must bind: the earliest of the limits (days, unit).

    Business days are those of the country and region, holidays left out; the day it came in does not count.
    """
    moments = [_after(recorded_at, days, unit, country, region) for days, unit in limits]
    return max(min(moments, default=recorded_at), recorded_at + AT_ONCE)


def _after(moment: datetime, days: int, unit: str, country: str, region: str) -> datetime:
    if unit != "business":
        return moment + timedelta(days=days)
    while days > 0:
        moment += timedelta(days=1)
        days -= moment.weekday() < _SATURDAY and moment.date() not in _holidays(country, region)
    return moment


@lru_cache(maxsize=256)
def _holidays(country: str, region: str) -> holidays.HolidayBase | frozenset[object]:
    known = holidays.list_supported_countries(include_aliases=False)
    if country not in known:
        return frozenset()
    part = region.partition("-")[2]
    return holidays.country_holidays(country, subdiv=part if part in known[country] else None)
