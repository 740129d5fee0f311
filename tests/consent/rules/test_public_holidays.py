from datetime import date

import pytest

from accord.consent.rules.public_holidays import holiday_test


@pytest.mark.parametrize(
    ("place", "day", "free"),
    [
        ("FR", date(2026, 7, 14), True),
        ("FR", date(2026, 7, 15), False),
        ("US", date(2026, 11, 26), True),
        ("US-FL", date(2026, 11, 26), True),
        ("TW", date(2026, 10, 10), True),
        ("DE", date(2026, 6, 4), False),
        ("DE-BY", date(2026, 6, 4), True),
        ("ZZ", date(2026, 1, 1), False),
        ("", date(2026, 1, 1), False),
    ],
)
def test_holidays_of_country_and_region(place, day, free):
    assert holiday_test(place)(day) is free
