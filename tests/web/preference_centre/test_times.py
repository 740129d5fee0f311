"""Pauses and quiet hours, by the person's own clock."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.http import QueryDict
from django.test import Client

from accord.consent.queries import preferences_for
from accord.consent.types import Preference, QuietHours
from accord.kernel.errors import AccordError
from accord.web.preference_centre.quiet_hours import READY, check_open, read_hours
from accord.web.preference_centre.times import merged, quiet_rows
from tests.cast import MORNING, Cast
from tests.web.conftest import link_of

NIGHTS = QuietHours(frozenset(range(1, 8)), time(19), time(8))


def wish(customer_id: int) -> Preference:
    return preferences_for(customer_ids=[customer_id])[customer_id]


def test_rows_of_days_and_times() -> None:
    hours = read_hours(QueryDict("day-1=1&day-1=3&from-1=12:00&to-1=14:00&day-2=6&from-3=&to-3="))
    assert hours == (QuietHours(frozenset({1, 3}), time(12), time(14)), QuietHours(frozenset({6}), time(0), time(0)))


@pytest.mark.parametrize("form", ["from-1=12:00&to-1=14:00", "day-1=1&from-1=12:00", "day-1=9", "day-1=1&from-1=noon&to-1=14:00"])
def test_half_a_row_is_refused_in_words(form: str) -> None:
    with pytest.raises(AccordError, match=r"preferences\.unreadable"):
        read_hours(QueryDict(form))


def test_a_week_without_an_open_hour_is_refused() -> None:
    check_open((NIGHTS, *READY["weekends"]))
    with pytest.raises(AccordError, match=r"preferences\.never_open"):
        check_open((QuietHours(frozenset(range(1, 6)), time(0), time(0)), *READY["weekends"]))


def test_days_apart_come_back_as_one_row(cast: Cast, visitor: Client) -> None:
    visitor.post(f"{link_of(cast.john)}/quiet-hours", {"day-1": ["1", "3", "5"], "from-1": "12:00", "to-1": "14:00"})
    (row,) = merged(wish(cast.john).quiet_hours)
    assert row == QuietHours(frozenset({1, 3, 5}), time(12), time(14))
    assert [shown.start for shown in quiet_rows((row,))] == ["12:00", ""], "and an empty row to add another"


def test_ready_made_hours_add_up_and_all_are_taken_away(cast: Cast, visitor: Client) -> None:
    link = f"{link_of(cast.john)}/quiet-hours"
    visitor.post(link, {"ready": "evenings"})
    visitor.post(link, {"ready": "weekends"})
    assert set(merged(wish(cast.john).quiet_hours)) == {NIGHTS, *READY["weekends"]}
    visitor.post(link, {"ready": "none"})
    assert wish(cast.john).quiet_hours == ()
    assert visitor.post(link, {"ready": "always"}).status_code == 422


def test_a_pause_begins_and_ends(cast: Cast, visitor: Client) -> None:
    link = f"{link_of(cast.john)}/pause"
    visitor.post(link, {"months": "3"})
    assert wish(cast.john).pause_until == MORNING + timedelta(days=91)
    visitor.post(link, {"months": "0"})
    assert wish(cast.john).pause_until is None
    assert visitor.post(link, {"months": "1000"}).status_code == 400


def test_a_pause_until_a_day_ends_at_the_persons_own_midnight(cast: Cast, visitor: Client) -> None:
    link = f"{link_of(cast.yijun)}/pause"
    visitor.post(link, {"until": "2026-12-24"})
    assert wish(cast.yijun).pause_until == datetime(2026, 12, 23, 16, tzinfo=UTC)
    for nonsense in ("", "soon", "2026-11-01", "2031-01-01"):
        assert visitor.post(link, {"until": nonsense}).status_code == 422
    assert wish(cast.yijun).pause_until == datetime(2026, 12, 23, 16, tzinfo=UTC)
