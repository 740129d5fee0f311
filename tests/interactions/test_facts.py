"""The facts of one and the facts of all are the same facts."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from accord.catalogue.types import Channel
from accord.columnar.moments import naive_utc
from accord.columnar.snapshots import take_snapshot
from accord.interactions.actions import record_responses, record_touches
from accord.interactions.columns import FACTS_VIEW, TOPIC_FACTS_VIEW
from accord.interactions.facts import FACTS, facts_for, topic_facts_for
from accord.interactions.types import Author, Response, ResponseKind, Touch
from tests.interactions.conftest import NOW, People

DAY = timedelta(days=1)
MICRO = timedelta(microseconds=1)


@pytest.fixture
def history(people: People, touch: Callable[..., Touch], answer: Callable[..., Response]) -> People:
    """Each window has something just inside and just outside of it; machines click too; the future does not count yet."""
    touches = [
        touch(1, NOW - 40 * DAY, Channel.VISIT),
        touch(2, NOW - 30 * DAY),
        touch(3, NOW - 30 * DAY - MICRO, topic="lumira.safety"),
        touch(4, NOW - DAY),
        touch(5, NOW),
    ]
    record_touches(touches=touches, now=NOW)
    answers = [
        answer("inside", NOW - 90 * DAY, to=2),
        answer("outside", NOW - 90 * DAY - MICRO, to=4),
        answer("machine", NOW - DAY, author=Author.MACHINE, to=2),
        answer("visited", NOW - 39 * DAY, kind=ResponseKind.VISITED, to=1),
        answer("future", NOW, to=2),
        answer("to nothing we know", NOW - 2 * DAY, to=99),
        answer("to nothing", NOW - 3 * DAY),
    ]
    record_responses(responses=answers, now=NOW)
    return people


def test_facts_of_one(history: People) -> None:
    facts = facts_for([history.ada, history.bao], now=NOW)
    assert facts[history.ada] == {
        "last_touch_at": NOW - DAY,
        "last_visit_at": NOW - 40 * DAY,
        "touches_30d": 2,
        "last_response_at": NOW - 2 * DAY,
        "human_clicks_90d": 3,
        "visits_accepted_365d": 1,
    }
    assert facts[history.bao]["touches_30d"] == 0
    assert facts[history.bao]["last_touch_at"] is None
    assert set(facts[history.bao]) == {fact.name for fact in FACTS}


def test_facts_of_one_equal_facts_of_all(history: People, tmp_path: Path) -> None:
    engine = take_snapshot(now=NOW)
    for row in engine.arrow(FACTS_VIEW, now=naive_utc(NOW)).to_pylist():
        customer_id = row.pop("customer_id")
        one = facts_for([customer_id], now=NOW)[customer_id]
        assert row == {name: naive_utc(value) if hasattr(value, "tzinfo") else value for name, value in one.items()}


def test_facts_by_topic_are_equal_too(history: People) -> None:
    one = topic_facts_for([history.ada, history.bao], now=NOW)
    assert one[history.ada, "lumira.dosing"] == {"last_topic_touch_at": NOW - DAY, "topic_clicks_365d": 2}
    assert one[history.ada, "lumira.safety"]["topic_clicks_365d"] == 0
    rows = take_snapshot(now=NOW).arrow(TOPIC_FACTS_VIEW, now=naive_utc(NOW)).to_pylist()
    assert {(row["customer_id"], row["topic"]): row["topic_clicks_365d"] for row in rows} == {
        key: facts["topic_clicks_365d"] for key, facts in one.items()
    }
    assert {row["last_topic_touch_at"] for row in rows} == {naive_utc(facts["last_topic_touch_at"]) for facts in one.values()}


def test_facts_take_two_queries(history: People, django_assert_num_queries: Callable[..., object]) -> None:
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        facts_for([history.ada, history.bao], now=NOW)
