"""What people told us: kept apart, theirs to change and to delete, marked when it is used."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from accord.customers.actions import declare_fact, forget_fact, note_facts_used
from accord.customers.declared import facts_for
from accord.customers.models import Customer
from accord.customers.queries import declared_facts_for, origins_for, questions_read, stale_facts
from accord.kernel.errors import AccordError, NotFound

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 17, 8, tzinfo=UTC)
YEAR = timedelta(days=365)


@pytest.fixture
def claire(db: None) -> int:
    return int(Customer.objects.create(kind="hcp", status="active", family_name="Martin", country="FR", sources={"*": "crm"}).pk)


def tell(customer_id: int, name: str, value: str, *, days_ago: int = 0) -> int:
    moment = NOW - timedelta(days=days_ago)
    return declare_fact(customer_id=customer_id, name=name, value=value, origin="preferences", now=moment)


def values(customer_id: int) -> set[tuple[str, str]]:
    return {(fact.name, fact.value) for fact in declared_facts_for(customer_ids=[customer_id])[customer_id]}


def test_a_newer_answer_takes_the_place_of_the_older(claire: int) -> None:
    tell(claire, "practice_size", "alone", days_ago=9)
    tell(claire, "practice_size", "small")
    assert values(claire) == {("practice_size", "small")}


def test_several_answers_stand_side_by_side_and_renew(claire: int) -> None:
    first = tell(claire, "interest", "dosing", days_ago=400)
    tell(claire, "interest", "safety")
    assert tell(claire, "interest", "dosing") == first
    assert values(claire) == {("interest", "dosing"), ("interest", "safety")}
    assert stale_facts(now=NOW) == ()


def test_nonsense_and_strangers_are_refused(claire: int) -> None:
    with pytest.raises(AccordError, match=r"declared\.unknown_value"):
        tell(claire, "practice_size", "enormous")
    with pytest.raises(NotFound):
        tell(claire + 1, "practice_size", "alone")
    assert values(claire) == set()


def test_forgotten_at_once_and_only_ones_own(claire: int) -> None:
    fact_id = tell(claire, "practice_size", "alone")
    forget_fact(customer_id=claire + 1, fact_id=fact_id)
    assert values(claire) == {("practice_size", "alone")}
    forget_fact(customer_id=claire, fact_id=fact_id)
    forget_fact(customer_id=claire, fact_id=fact_id)
    assert values(claire) == set()


def test_use_is_noted_and_keeps_a_fact_from_going_stale(claire: int) -> None:
    old = tell(claire, "practice_size", "alone", days_ago=400)
    idle = tell(claire, "interest", "dosing", days_ago=366)
    assert [fact.id for fact in stale_facts(now=NOW)] == [old, idle]
    assert note_facts_used(fact_ids=[old, 0], now=NOW) == 1
    assert [fact.id for fact in stale_facts(now=NOW)] == [idle]


def test_as_facts_of_conditions(claire: int, django_assert_num_queries: Any) -> None:
    tell(claire, "practice_size", "alone")
    tell(claire, "interest", "dosing")
    with django_assert_num_queries(1):
        told = facts_for([claire, claire + 1], now=NOW)
    assert told == {claire: {"declared_practice_size": "alone", "declared_interest_dosing": True}}
    assert questions_read(facts=told[claire]) == {"practice_size", "interest"}


def test_where_it_came_from(claire: int) -> None:
    person, points = origins_for(customer_id=claire)
    assert (person.source, points) == ("crm", {})
