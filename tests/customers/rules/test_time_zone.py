from zoneinfo import ZoneInfo

import pytest

from accord.customers.rules.region import us_states
from accord.customers.rules.time_zone import normal_time_zone, time_zone_of
from accord.customers.types import InvalidValue


@pytest.mark.parametrize(
    ("country", "region", "zone"),
    [
        ("US", "US-CA", "America/Los_Angeles"),
        ("US", "", "America/New_York"),
        ("CA", "CA-BC", "America/Vancouver"),
        ("TW", "", "Asia/Taipei"),
        ("CA", "CA-QC", "America/Toronto"),
        ("FR", "FR-75", "Europe/Paris"),
        ("TR", "", "Europe/Istanbul"),
        ("", "", ""),
        ("XX", "", ""),
    ],
)
def test_zone_of_a_place(country: str, region: str, zone: str) -> None:
    assert time_zone_of(country, region) == zone


def test_every_zone_of_the_tables_exists() -> None:
    for state in us_states():
        assert ZoneInfo(time_zone_of("US", f"US-{state}"))
    for country in ("AU", "BR", "MX", "RU", "ES", "PT", "ID", "UA", "CN", "DE", "JP", "GB", "SE", "IT"):
        assert ZoneInfo(time_zone_of(country))


def test_names_are_checked() -> None:
    assert normal_time_zone("Europe/Paris") == "Europe/Paris"
    for wrong in ("Paris", "", "../etc/passwd"):
        with pytest.raises(InvalidValue):
            normal_time_zone(wrong)
