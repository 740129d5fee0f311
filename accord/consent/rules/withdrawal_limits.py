"""By when a refusal must bind everywhere: so many days, or so many business days of the recipient's country."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from accord.consent.rules.public_holidays import holiday_test
from accord.consent.types import Obligations

BUSINESS = "business"
_SATURDAY = 6
_DAY = timedelta(days=1)


def shortest(limits: Iterable[tuple[int, str]]) -> tuple[int | None, str]:
    """The shortest of (days, unit), a business day counted as 7/5 of a day; (None, '') where there is none."""
    return min(limits, key=_length, default=(None, ""))


def _length(limit: tuple[int, str]) -> tuple[float, bool]:
    days, unit = limit
    return (days * 7 / 5, True) if unit == BUSINESS else (days, False)


def withdrawal_due(moment: datetime, obligations: Obligations, jurisdiction: str, zone: str = "UTC") -> datetime | None:
    """The latest moment (UTC) by which a refusal of `moment` must bind, None where no rule sets a limit.

    Days are counted on the calendar of the recipient's `zone`, and end at the same time of day; a business day is none of Saturday,
    Sunday and the public holidays of the `jurisdiction` ('FR', 'US-FL'). Several limits: the one that ends first. 0 days: at once.
    """
    local = moment.astimezone(ZoneInfo(zone))
    is_holiday = holiday_test(jurisdiction)
    ends = (_after(local, days, unit, is_holiday) for days, unit in obligations.withdrawal_limits)
    return min((end.astimezone(moment.tzinfo) for end in ends), default=None)


def _after(local: datetime, days: int, unit: str, is_holiday: Callable[[date], bool]) -> datetime:
    if unit != BUSINESS:
        return local + days * _DAY
    end = local
    while days > 0:
        end += _DAY
        days -= int(end.isoweekday() < _SATURDAY and not is_holiday(end.date()))
    return end
