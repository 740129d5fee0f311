from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.contact_policy.rules.windows import DAY, most_beside, window_start

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))
ZONES = st.sampled_from(["Europe/Paris", "America/New_York", "Asia/Taipei", "America/St_Johns", "America/Santiago", "UTC"])


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("end", "days", "zone", "start"),
    [
        ("2026-06-10 07:00", 1, "Europe/Paris", "2026-06-09 07:00"),  # one day is 24 hours, not "since midnight"
        ("2026-06-10 07:00", 7, "Europe/Paris", "2026-06-03 22:00"),  # Thursday 4 June 00:00 in Paris
        ("2026-06-10 23:30", 7, "Europe/Paris", "2026-06-04 22:00"),  # already Thursday in Paris: its week starts a day later
        ("2026-06-10 07:00", 7, "Asia/Taipei", "2026-06-03 16:00"),
        ("2026-03-30 10:00", 2, "Europe/Paris", "2026-03-28 23:00"),  # the Sunday of 29 March has 23 hours
        ("2026-03-29 22:00", 2, "Europe/Paris", "2026-03-28 22:00"),  # Monday 00:00 local: never less than 24 hours
        ("2026-10-26 10:00", 2, "Europe/Paris", "2026-10-24 22:00"),  # the Sunday of 25 October has 25 hours
        ("2026-11-02 12:00", 3, "America/New_York", "2026-10-31 04:00"),  # starts in summer time, ends in winter time
        ("2026-06-10 07:00", 7, "", "2026-06-04 00:00"),  # no zone known: UTC
    ],
)
def test_a_window_starts_on_the_persons_own_day(end: str, days: int, zone: str, start: str) -> None:
    assert window_start(at(end), days=days, zone=zone) == at(start)


@given(MOMENTS, st.integers(1, 400), ZONES)
def test_a_window_is_never_shorter_than_a_day_and_moves_only_forward(end: datetime, days: int, zone: str) -> None:
    start = window_start(end, days=days, zone=zone)
    assert end - start >= DAY
    assert end - start <= timedelta(days=days, hours=2)
    assert window_start(end + timedelta(hours=1), days=days, zone=zone) >= start


@given(MOMENTS, st.lists(MOMENTS, max_size=12), st.integers(1, 60), ZONES)
def test_the_most_beside_a_moment_is_what_trying_every_window_gives(
    moment: datetime, contacts: list[datetime], days: int, zone: str
) -> None:
    contacts.sort()
    windows = [(window_start(end, days=days, zone=zone), end) for end in (moment, *contacts)]
    tried = [sum(start <= one <= end for one in contacts) for start, end in windows if start <= moment <= end]
    assert most_beside(moment, contacts, days=days, zone=zone) == max(tried)
