"""At what hour a contact is planned."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.catalogue.types import Channel
from accord.decisions.rules.timing import noon_of, planned_moment, start_of

ON = date(2026, 3, 10)
EARLY = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "share", "not_before", "moment"),
    [
        ("Europe/Paris", 0.0, EARLY, datetime(2026, 3, 10, 7, tzinfo=UTC)),
        ("America/Los_Angeles", 0.0, EARLY, datetime(2026, 3, 10, 15, tzinfo=UTC)),
        ("Asia/Taipei", 0.5, EARLY, datetime(2026, 3, 10, 4, 30, tzinfo=UTC)),
        ("", 0.0, EARLY, datetime(2026, 3, 10, 8, tzinfo=UTC)),
        ("Europe/Paris", 0.0, datetime(2026, 3, 10, 10, tzinfo=UTC), datetime(2026, 3, 10, 10, tzinfo=UTC)),
        ("Asia/Taipei", 0.0, datetime(2026, 3, 10, 10, tzinfo=UTC), datetime(2026, 3, 11, 0, tzinfo=UTC)),
    ],
)
def test_mail_comes_in_the_working_day(zone: str, share: float, not_before: datetime, moment: datetime) -> None:
    assert planned_moment(ON, zone=zone, channel=Channel.EMAIL, share=share, not_before=not_before) == moment


def test_a_visit_is_on_the_list_as_the_day_begins() -> None:
    moment = planned_moment(ON, zone="America/New_York", channel=Channel.VISIT, share=0.9, not_before=EARLY)
    assert moment == datetime(2026, 3, 10, 4, tzinfo=UTC)


@given(
    st.sampled_from(["Europe/Paris", "America/St_Johns", "Pacific/Auckland", "Asia/Taipei", "UTC"]),
    st.floats(0, 1, exclude_max=True),
    st.integers(0, 72),
)
def test_never_before_it_may_be(zone: str, share: float, hours: int) -> None:
    not_before = datetime.fromtimestamp(EARLY.timestamp() + hours * 3600, UTC)
    assert planned_moment(ON, zone=zone, channel=Channel.EMAIL, share=share, not_before=not_before) >= not_before


def test_the_day_in_utc() -> None:
    assert start_of(ON) == datetime(2026, 3, 10, tzinfo=UTC)
    assert noon_of(ON) == datetime(2026, 3, 10, 12, tzinfo=UTC)
