from datetime import UTC, datetime

import pytest

from accord.rights.rules.deadlines import due_at, months_after

CASES = [
    ((2026, 1, 31), 1, (2026, 2, 28)),
    ((2028, 1, 31), 1, (2028, 2, 29)),
    ((2026, 3, 31), 1, (2026, 4, 30)),
    ((2026, 12, 31), 1, (2027, 1, 31)),
    ((2026, 11, 30), 3, (2027, 2, 28)),
    ((2026, 5, 3), 1, (2026, 6, 3)),
    ((2026, 10, 15), 3, (2027, 1, 15)),
]


@pytest.mark.parametrize(("start", "months", "end"), CASES)
def test_a_month_ends_on_the_same_day_or_the_last_one(start, months, end):
    assert months_after(datetime(*start, 23, 59, tzinfo=UTC), months) == datetime(*end, 23, 59, tzinfo=UTC)


def test_an_extension_is_counted_from_the_receipt():
    received = datetime(2026, 1, 31, 9, tzinfo=UTC)
    assert due_at(received) == datetime(2026, 2, 28, 9, tzinfo=UTC)
    assert due_at(received, extended=True) == datetime(2026, 4, 30, 9, tzinfo=UTC)
