"""How many visits a rep still has on a day."""

from collections.abc import Mapping
from datetime import date

from accord.decisions.rules.working_days import is_working_day


def visits_left(visits_per_day: Mapping[int, int], *, on: date, open_visits: Mapping[int, int]) -> dict[int, int]:
    """Rep id -> visits that may be planned for `on`: none at the weekend, and those already on the rep's list count."""
    working = is_working_day(on)
    return {rep: max(0, visits - open_visits.get(rep, 0)) if working else 0 for rep, visits in visits_per_day.items()}
