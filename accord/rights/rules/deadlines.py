"""How long we have: one month, three where it is hard and the person is told within the first (GDPR Art. 12(3))."""

import calendar
from datetime import datetime

MONTHS, MONTHS_EXTENDED = 1, 3


def months_after(moment: datetime, months: int) -> datetime:
    """The same day and hour `months` later, on the last day of a month that is too short (Regulation 1182/71, Art. 3(2)(c)).

    A weekend or holiday at the end would give more time (Art. 3(4)); it is not taken.
    """
    place = moment.month - 1 + months
    year, month = moment.year + place // 12, place % 12 + 1
    return moment.replace(year=year, month=month, day=min(moment.day, calendar.monthrange(year, month)[1]))


def due_at(received_at: datetime, *, extended: bool = False) -> datetime:
    """The last moment to act on a request."""
    return months_after(received_at, MONTHS_EXTENDED if extended else MONTHS)
