"""What people tell us of themselves: taken in, forgotten at their word, and marked each time a condition reads it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accord.customers.intake.lists import ids_in
from accord.customers.models import Customer, DeclaredFact
from accord.customers.rules.declarable import check_declared
from accord.kernel.errors import NotFound


@transaction.atomic
def declare_fact(*, customer_id: int, name: str, value: str, origin: str, now: datetime) -> int:
    """Keep what a person told us; the id of the fact. The same again renews its date; a question with one answer keeps the newest.

    Raises AccordError `declared.unknown_name` or `declared.unknown_value`, NotFound.
    """
    question = check_declared(name, value)
    if not Customer.objects.filter(pk=customer_id).exists():
        raise NotFound("customer")
    told = DeclaredFact.objects.filter(customer_id=customer_id, name=name)
    if not question.several:
        told.exclude(value=value).delete()
    fact, _ = told.update_or_create(
        customer_id=customer_id, name=name, value=value, defaults={"origin": origin, "declared_at": now}
    )
    return int(fact.pk)


@transaction.atomic
def forget_fact(*, customer_id: int, fact_id: int) -> None:
    """Delete what a person told us, at once and for good. A fact that is gone, or another person's, changes nothing."""
    DeclaredFact.objects.filter(pk=fact_id, customer_id=customer_id).delete()


@transaction.atomic
def note_facts_used(*, fact_ids: Sequence[int], now: datetime) -> int:
    """Mark that a condition read these facts; how many still stood. One statement, however many they are."""
    return DeclaredFact.objects.filter(pk__in=ids_in(fact_ids)).update(last_used_at=now)
