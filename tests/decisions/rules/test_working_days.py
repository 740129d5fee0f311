"""Monday to Friday."""

from datetime import date

import pytest

from accord.decisions.rules.working_days import is_working_day, next_working_day


@pytest.mark.parametrize(("day", "working", "following"), [(9, True, 10), (13, True, 16), (14, False, 16), (15, False, 16)])
def test_weeks(day: int, working: bool, following: int) -> None:
    assert is_working_day(date(2026, 3, day)) is working
    assert next_working_day(date(2026, 3, day)) == date(2026, 3, following)
