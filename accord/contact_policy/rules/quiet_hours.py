"""Hours without contact, in the recipient's local time."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from accord.consent.types import QuietHours

HOLIDAY = 8
LONGEST_WAIT = 400  # stretches looked through; whoever is quiet for longer has no open hours at all


def next_allowed(
    moment: datetime, *, zone: str, quiet: Iterable[QuietHours], is_holiday: Callable[[date], bool]
) -> datetime | None:
    """`moment` itself where contact is allowed then, else the next moment (UTC) it is; None where it never is.

    `days` name the local day a moment lies on. A range that crosses midnight closes the start and the end of each of those
    days: 'Sun 21:00-12:00' (Tex. Bus. and Com. Code ch. 302) opens Sunday at noon and says nothing of Monday.
    """
    rows = tuple(quiet)
    if not rows:
        return moment
    here = ZoneInfo(zone or "UTC")
    for _ in range(LONGEST_WAIT):
        reopens = _end_of_quiet(moment.astimezone(here), rows, is_holiday)
        if reopens is None:
            return moment
        moment = reopens
    return None


def _end_of_quiet(local: datetime, rows: Iterable[QuietHours], is_holiday: Callable[[date], bool]) -> datetime | None:
    """When the quiet stretch that holds this local moment ends (UTC), None where it is not quiet."""
    for row in rows:
        if row.days.isdisjoint(_day_codes(local.date(), row, is_holiday)):
            continue
        for start, end in _stretches(row):
            if start <= local.time() and (end is None or local.time() < end):
                return _moment_after(local, end)
    return None


def _day_codes(day: date, row: QuietHours, is_holiday: Callable[[date], bool]) -> set[int]:
    return {day.isoweekday(), HOLIDAY} if HOLIDAY in row.days and is_holiday(day) else {day.isoweekday()}


def _stretches(row: QuietHours) -> tuple[tuple[time, time | None], ...]:
    """The parts of one local day that are closed; an end of None is the end of the day."""
    if row.start < row.end:
        return ((row.start, row.end),)
    return ((time.min, row.end), (row.start, None))


def _moment_after(local: datetime, end: time | None) -> datetime:
    """The first time the local clock shows `end` after `local`: an hour that is repeated in autumn may still lie ahead."""
    day = local.date() if end else local.date() + timedelta(days=1)
    shown = (datetime.combine(day, end or time.min, local.tzinfo).replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    now = local.astimezone(UTC)
    return next((moment for moment in shown if moment > now), now + timedelta(hours=1))
