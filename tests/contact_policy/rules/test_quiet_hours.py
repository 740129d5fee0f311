from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.consent.types import QuietHours
from accord.contact_policy.rules.quiet_hours import next_allowed

ALL, WEEK, SATURDAY, SUNDAY, HOLIDAY = (
    frozenset(range(1, 8)),
    frozenset(range(1, 6)),
    frozenset({6}),
    frozenset({7}),
    frozenset({8}),
)
NIGHT = QuietHours(ALL, time(21), time(8))
BASTILLE_DAY = date(2026, 7, 14)
FRANCE = (
    QuietHours(WEEK, time(20), time(10)),
    QuietHours(WEEK, time(13), time(14)),
    QuietHours(SATURDAY | SUNDAY, time(0), time(0)),
    QuietHours(HOLIDAY, time(0), time(0)),
)
TEXAS = (QuietHours(frozenset(range(1, 7)), time(21), time(9)), QuietHours(SUNDAY, time(21), time(12)))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def is_holiday(day: date) -> bool:
    return day == BASTILLE_DAY


@pytest.mark.parametrize(
    ("moment", "zone", "quiet", "allowed"),
    [
        ("2026-06-10 12:00", "America/New_York", (NIGHT,), "2026-06-10 12:00"),  # 08:00 sharp: open
        ("2026-06-10 11:59", "America/New_York", (NIGHT,), "2026-06-10 12:00"),
        ("2026-06-11 02:00", "America/New_York", (NIGHT,), "2026-06-11 12:00"),  # 22:00, across midnight
        ("2026-06-10 12:00", "America/Los_Angeles", (NIGHT,), "2026-06-10 15:00"),  # 05:00 there
        ("2026-03-08 05:00", "America/New_York", (NIGHT,), "2026-03-08 12:00"),  # summer time begins that night
        ("2026-11-01 04:00", "America/New_York", (NIGHT,), "2026-11-01 13:00"),  # and ends
        ("2026-07-13 11:30", "Europe/Paris", FRANCE, "2026-07-13 12:00"),  # lunch
        ("2026-07-13 18:30", "Europe/Paris", FRANCE, "2026-07-15 08:00"),  # evening before a public holiday
        ("2026-07-14 10:00", "Europe/Paris", FRANCE, "2026-07-15 08:00"),  # the holiday itself, a Tuesday
        ("2026-07-10 18:30", "Europe/Paris", FRANCE, "2026-07-13 08:00"),  # Friday evening, over the weekend
        ("2026-07-13 04:00", "Europe/Paris", FRANCE, "2026-07-13 08:00"),  # Monday before ten
        ("2026-06-14 15:00", "America/Chicago", TEXAS, "2026-06-14 17:00"),  # Sunday 10:00 opens at noon
        ("2026-06-15 15:00", "America/Chicago", TEXAS, "2026-06-15 15:00"),  # Monday 10:00 is open
        ("2026-06-10 03:00", "Asia/Taipei", (), "2026-06-10 03:00"),
    ],
)
def test_next_allowed_moment(moment: str, zone: str, quiet: tuple[QuietHours, ...], allowed: str) -> None:
    assert next_allowed(at(moment), zone=zone, quiet=quiet, is_holiday=is_holiday) == at(allowed)


def test_an_hour_that_comes_twice_is_quiet_twice() -> None:
    early = QuietHours(ALL, time(1), time(1, 30))
    second = at("2026-11-01 06:10")  # 01:10 for the second time in New York
    assert next_allowed(second, zone="America/New_York", quiet=(early,), is_holiday=is_holiday) == at("2026-11-01 06:30")


def test_an_end_that_the_clock_leaps_over_opens_after_the_leap() -> None:
    leapt = QuietHours(ALL, time(1), time(2, 30))
    assert next_allowed(at("2026-03-08 06:30"), zone="America/New_York", quiet=(leapt,), is_holiday=is_holiday) >= at(
        "2026-03-08 07:00"
    )


def test_whoever_is_always_quiet_is_never_contacted() -> None:
    always = QuietHours(ALL, time(0), time(0))
    assert next_allowed(at("2026-06-10 12:00"), zone="UTC", quiet=(always,), is_holiday=is_holiday) is None


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),
    st.sampled_from(["Europe/Paris", "America/New_York", "America/Santiago", "Australia/Lord_Howe"]),
    st.sampled_from([(NIGHT,), FRANCE, TEXAS]),
)
def test_what_is_allowed_stays_allowed_and_the_wait_is_no_longer_than_needed(
    moment: datetime, zone: str, quiet: tuple[QuietHours, ...]
) -> None:
    allowed = next_allowed(moment, zone=zone, quiet=quiet, is_holiday=is_holiday)
    assert allowed is not None
    assert allowed >= moment
    assert next_allowed(allowed, zone=zone, quiet=quiet, is_holiday=is_holiday) == allowed
    if allowed > moment:
        just_before = allowed - timedelta(seconds=1)
        assert next_allowed(just_before, zone=zone, quiet=quiet, is_holiday=is_holiday) == allowed
