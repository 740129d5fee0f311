"""Half-open periods."""

from datetime import UTC, datetime, timedelta

import pytest

from accord.kernel.periods import Period

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("period", "moment", "inside"),
    [
        (Period(NOON, NOON + HOUR), NOON, True),
        (Period(NOON, NOON + HOUR), NOON + HOUR, False),
        (Period(NOON, NOON + HOUR), NOON - HOUR, False),
        (Period(NOON), NOON + 10_000 * HOUR, True),
        (Period(NOON, NOON), NOON, False),
    ],
)
def test_the_start_belongs_and_the_end_does_not(period: Period, moment: datetime, inside: bool) -> None:
    assert (moment in period) is inside


def test_no_period_ends_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Period(NOON, NOON - HOUR)
