"""The day that a page is asked about, and the days worth asking about."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils.dateparse import parse_date
from django.utils.timezone import get_current_timezone, localtime, make_aware

from accord.web.compliance.entries import Entry

END_OF_DAY = time(23, 59, 59)


def moment_of(text: str, now: datetime) -> datetime:
    """The end of a day in the reader's zone, never later than now; now where no day is given or it cannot be read."""
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None or not now.date() - timedelta(days=36_500) < day < now.date():
        return now
    return min(now, make_aware(datetime.combine(day, END_OF_DAY), get_current_timezone()))


def days_of(entries: Sequence[Entry]) -> tuple[tuple[date, date | None], ...]:
    """The days, in the reader's zone, on which something came to be known or to be true, the latest first.

    Beside each the day whose knowledge shows it: the day itself, or None (what is known now) where it was learnt only later.
    """
    learnt = {localtime(entry.recorded_at).date() for entry in entries}
    true = {localtime(entry.valid_from).date() for entry in entries}
    return tuple((day, day if day in learnt else None) for day in sorted(learnt | true, reverse=True))
