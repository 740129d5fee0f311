"""Which days are public holidays: what the law's word 'hol' in quiet hours means in a country."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import holidays


@lru_cache(maxsize=512)
def holiday_test(jurisdiction: str) -> Callable[[date], bool]:
    """Whether a day is a public holiday in a country or one of its regions ('FR', 'US-FL'); never one in an unknown country."""
    country, _, region = jurisdiction.partition("-")
    if country not in holidays.list_supported_countries(include_aliases=False):
        return lambda _: False
    regions = holidays.list_supported_countries(include_aliases=False)[country]
    calendar = holidays.country_holidays(country, subdiv=region if region in regions else None)
    return lambda day: day in calendar
