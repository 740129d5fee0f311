"""A day on paper: a no of that day comes after a yes of that day."""

from datetime import UTC, date, datetime

from accord.consent.rules.paper_dates import moment_on_paper
from accord.consent.types import Answer

DAY = date(2026, 3, 1)
LATER, SAME_DAY = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_yes_at_the_start_no_at_the_end() -> None:
    assert moment_on_paper(DAY, Answer.YES, now=LATER) == datetime(2026, 3, 1, tzinfo=UTC)
    assert moment_on_paper(DAY, Answer.NO, now=LATER) == datetime(2026, 3, 1, 23, 59, 59, 999999, tzinfo=UTC)
    assert moment_on_paper(DAY, Answer.YES, now=LATER) < moment_on_paper(DAY, Answer.NO, now=LATER)


def test_a_no_of_today_binds_now() -> None:
    assert moment_on_paper(DAY, Answer.NO, now=SAME_DAY) == SAME_DAY
