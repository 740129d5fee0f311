"""What happened is written once, found again, and never changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from accord.interactions import models
from accord.interactions.actions import record_responses, record_touches
from accord.interactions.queries import responses_for, touch_of, touches_for, touches_of
from accord.interactions.types import Response, Touch
from tests.interactions.conftest import NOW, People


def test_a_touch_is_found_again_as_it_was(people: People, touch: Callable[..., Touch]) -> None:
    made = touch(1, NOW - timedelta(days=1))
    assert record_touches(touches=[made], now=NOW) == 1
    kept = replace(made, recorded_at=NOW)
    assert touch_of(touch_id=UUID(int=1)) == kept
    assert touch_of(touch_id=UUID(int=2)) is None
    assert touches_for(customer_id=people.ada) == (kept,)
    assert touches_for(customer_id=people.bao) == ()
    assert touches_of(touch_ids=[UUID(int=1), UUID(int=2)]) == {UUID(int=1): kept}


def test_a_repeat_does_no_harm(people: People, touch: Callable[..., Touch], answer: Callable[..., Response]) -> None:
    touches = [touch(number, NOW) for number in (1, 2, 2)]
    assert record_touches(touches=touches, now=NOW) == 2
    assert record_touches(touches=[*touches, touch(3, NOW)], now=NOW) == 1
    answers = [answer(key, NOW) for key in ("a", "b", "a")]
    assert record_responses(responses=answers, now=NOW) == 2
    assert record_responses(responses=[replace(answers[0], detail="changed"), answer("c", NOW)], now=NOW) == 1
    assert [response.detail for response in responses_for(customer_id=people.ada)] == ["", "", ""]


def test_the_first_of_two_with_one_key_counts(people: People, answer: Callable[..., Response]) -> None:
    first = replace(answer("a", NOW), detail="first")
    record_responses(responses=[first, replace(first, detail="second")], now=NOW)
    assert responses_for(customer_id=people.ada)[0].detail == "first"


def test_many_at_once_take_few_queries(
    people: People, touch: Callable[..., Touch], django_assert_max_num_queries: Callable[..., object]
) -> None:
    with django_assert_max_num_queries(10):  # type: ignore[attr-defined]
        assert record_touches(touches=[touch(number, NOW) for number in range(300)], now=NOW) == 300


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_refuses_to_change_what_happened(
    people: People, touch: Callable[..., Touch], answer: Callable[..., Response], change: str
) -> None:
    record_touches(touches=[touch(1, NOW)], now=NOW)
    record_responses(responses=[answer("a", NOW)], now=NOW)
    for table in (models.Touch, models.Response):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows = table.objects.all()
            rows.update(channel="sms") if change == "update" else rows._raw_delete(rows.db)
