"""What the person told us: theirs to add, to change and to delete at once."""

from datetime import timedelta

from django.test import Client

from accord.customers.actions import declare_fact
from accord.customers.queries import declared_facts_for
from tests.cast import MORNING, Cast
from tests.web.conftest import link_of


def told(customer_id: int) -> set[tuple[str, str]]:
    return {(fact.name, fact.value) for fact in declared_facts_for(customer_ids=[customer_id])[customer_id]}


def test_ticked_is_told_and_unticked_is_forgotten(cast: Cast, visitor: Client) -> None:
    link = f"{link_of(cast.john)}/told"
    visitor.post(link, {"question": "interest", "answer": ["dosing", "safety"]})
    visitor.post(link, {"question": "practice_size", "answer": "alone"})
    assert told(cast.john) == {("interest", "dosing"), ("interest", "safety"), ("practice_size", "alone")}
    visitor.post(link, {"question": "interest", "answer": ["safety"]})
    assert told(cast.john) == {("interest", "safety"), ("practice_size", "alone")}


def test_nonsense_is_refused(cast: Cast, visitor: Client) -> None:
    link = f"{link_of(cast.john)}/told"
    for form in (
        {"question": "religion", "answer": "none"},
        {"question": "practice_size", "answer": ["alone", "small"]},
        {"question": "practice_size", "answer": "<script>"},
    ):
        assert visitor.post(link, form).status_code == 400
    assert told(cast.john) == set()


def test_deleted_at_once_and_only_ones_own(cast: Cast, visitor: Client) -> None:
    fact = declare_fact(customer_id=cast.john, name="practice_size", value="alone", origin="preferences", now=MORNING)
    visitor.post(f"{link_of(cast.claire)}/told/{fact}/deletion")
    assert told(cast.john) == {("practice_size", "alone")}
    visitor.post(f"{link_of(cast.john)}/told/{fact}/deletion")
    assert told(cast.john) == set()


def test_what_lay_idle_for_a_year_is_offered_for_deletion(cast: Cast, visitor: Client) -> None:
    link = f"{link_of(cast.john)}/told"
    declare_fact(
        customer_id=cast.john, name="practice_size", value="alone", origin="preferences", now=MORNING - timedelta(days=100)
    )
    assert "Unused for a year" not in visitor.get(link).content.decode()
    declare_fact(customer_id=cast.john, name="interest", value="dosing", origin="preferences", now=MORNING - timedelta(days=366))
    assert visitor.get(link).content.decode().count("Unused for a year") == 1
