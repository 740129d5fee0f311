"""The matrix and the day, on a handful of contacts counted by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from accord.catalogue.types import Channel
from accord.interactions.actions import record_responses, record_touches
from accord.interactions.types import Author, Response, ResponseKind, Touch
from accord.measurement.queries import action_response_matrix, day_figures
from accord.measurement.rules.intervals import jeffreys_interval
from tests.interactions.conftest import NOW, People

DAY = timedelta(days=1)
EMAIL, VISIT, PHONE = Channel.EMAIL, Channel.VISIT, Channel.PHONE


@pytest.fixture
def month(people: People, touch: Callable[..., Touch], answer: Callable[..., Response]) -> None:
    """Four mails, of which two are clicked (one twice, one too late), one answered by phone; two visits held."""
    mails = [touch(number, NOW - 20 * DAY) for number in (1, 2, 3, 4)]
    visits = [touch(number, NOW - 10 * DAY, VISIT) for number in (5, 6)]
    outside = [touch(7, NOW - 40 * DAY), touch(8, NOW, VISIT)]
    record_touches(touches=[*mails, *visits, *outside], now=NOW)
    reported = {5: ResponseKind.VISITED, 6: ResponseKind.INTERESTED}
    held = [replace(answer(f"visit {n}", NOW - 10 * DAY, kind=kind, to=n), channel=VISIT) for n, kind in reported.items()]
    answers = [
        answer("first click", NOW - 19 * DAY, to=1),
        answer("second click", NOW - 18 * DAY, to=1),
        replace(answer("call", NOW - 17 * DAY, kind=ResponseKind.REQUESTED, to=1), channel=PHONE),
        answer("click", NOW - 20 * DAY + timedelta(hours=1), to=2),
        answer("too late", NOW - 6 * DAY, to=3),
        answer("scanner", NOW - 20 * DAY, author=Author.MACHINE, to=4),
        answer("receipt", NOW - 20 * DAY, kind=ResponseKind.DELIVERED, to=4),
        answer("to an older one", NOW - 39 * DAY, to=7),
        answer("to nothing", NOW - 19 * DAY),
        *held,
    ]
    record_responses(responses=answers, now=NOW)


def test_the_matrix(month: None) -> None:
    cells = action_response_matrix(since=NOW - 30 * DAY, until=NOW)
    counted = {(cell.action_channel, cell.response_channel): (cell.responses, cell.actions) for cell in cells}
    assert counted == {(EMAIL, EMAIL): (2, 4), (EMAIL, PHONE): (1, 4), (VISIT, VISIT): (1, 2)}
    for cell in cells:
        assert cell.rate == cell.responses / cell.actions
        assert (cell.low, cell.high) == jeffreys_interval(cell.responses, cell.actions)


def test_a_longer_window_takes_in_the_late_answer(month: None) -> None:
    (email, *_) = action_response_matrix(since=NOW - 30 * DAY, until=NOW, window_days=15)
    assert email.responses == 3


def test_an_empty_time_has_no_cells(month: None) -> None:
    assert action_response_matrix(since=NOW + DAY, until=NOW + 2 * DAY) == []


def test_the_matrix_takes_two_statements(month: None, django_assert_num_queries: Callable[..., object]) -> None:
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        action_response_matrix(since=NOW - 30 * DAY, until=NOW)


def test_one_day(month: None) -> None:
    day = day_figures(on=(NOW - 20 * DAY).date())
    assert day.touches == {EMAIL: 4}
    assert day.responses == {ResponseKind.CLICKED: 1, ResponseKind.DELIVERED: 1}
    assert day.machine_responses == 1
