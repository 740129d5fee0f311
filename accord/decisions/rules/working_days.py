"""Days on which a plan is made."""

from datetime import date, timedelta

SATURDAY = 6


def is_working_day(on: date) -> bool:
    """Monday to Friday."""
    return on.isoweekday() < SATURDAY


def next_working_day(on: date) -> date:
    """The first working day after `on`."""
    following = on + timedelta(days=1)
    return following if is_working_day(following) else next_working_day(following)
