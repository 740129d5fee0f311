from datetime import UTC, datetime, timedelta

from accord.consent.rules.propagation import AT_ONCE, due_by

FRIDAY = datetime(2026, 11, 20, 15, tzinfo=UTC)


def test_business_days_leave_out_weekends_and_holidays_of_the_country():
    assert due_by(FRIDAY, [(3, "business")], "TR") == datetime(2026, 11, 25, 15, tzinfo=UTC)
    before_thanksgiving = datetime(2026, 11, 25, 15, tzinfo=UTC)
    assert due_by(before_thanksgiving, [(1, "business")], "US") == datetime(2026, 11, 27, 15, tzinfo=UTC)
    assert due_by(before_thanksgiving, [(1, "business")], "FR") == datetime(2026, 11, 26, 15, tzinfo=UTC)


def test_the_shortest_limit_counts_and_calendar_days_are_days():
    assert due_by(FRIDAY, [(10, "business"), (10, "calendar")], "US") == FRIDAY + timedelta(days=10)


def test_before_the_next_send_and_no_limit_leave_an_hour():
    assert due_by(FRIDAY, [(0, "calendar"), (3, "business")], "FR") == FRIDAY + AT_ONCE
    assert due_by(FRIDAY, [], "ZZ") == FRIDAY + AT_ONCE


def test_regions_have_holidays_of_their_own_and_unknown_countries_none():
    saint_jean = datetime(2026, 6, 23, 9, tzinfo=UTC)
    assert due_by(saint_jean, [(1, "business")], "CA-QC") == datetime(2026, 6, 25, 9, tzinfo=UTC)
    assert due_by(saint_jean, [(1, "business")], "CA-ON") == datetime(2026, 6, 24, 9, tzinfo=UTC)
    assert due_by(FRIDAY, [(1, "business")], "ZZ-1") == datetime(2026, 11, 23, 15, tzinfo=UTC)
