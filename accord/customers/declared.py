"""What people told us of themselves: as values, as facts that conditions may ask for, and the same over whole tables.

A source of facts of its own, so that a condition which asks none of them costs nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, Greatest

from accord.columnar.types import Export
from accord.customers.intake.lists import ids_in
from accord.customers.models import DeclaredFact as Row
from accord.customers.rules.declarable import DECLARABLE, UNUSED_FOR, declared_facts, fact_names_of, names_asked
from accord.customers.rules.declarable import is_stale as is_stale
from accord.customers.types import Declarable, DeclaredFact
from accord.kernel.conditions import Value

FACTS = declared_facts()

EXPORTS = (
    Export(
        "declared_facts",
        "SELECT id, customer_id, name AS question, value AS answer FROM customers_declaredfact",
        {"id": "BIGINT", "customer_id": "BIGINT", "question": "VARCHAR", "answer": "VARCHAR"},
    ),
)
"""Answers out of a closed list, never words of a person's own."""


def declarables() -> tuple[Declarable, ...]:
    """Everything a person may tell us, in the order it is asked."""
    return DECLARABLE


def declared_facts_for(*, customer_ids: Sequence[int]) -> dict[int, tuple[DeclaredFact, ...]]:
    """What each customer told us, the newest first. One query."""
    found: dict[int, tuple[DeclaredFact, ...]] = dict.fromkeys(customer_ids, ())
    for fact in _values(Row.objects.filter(customer__in=ids_in(customer_ids)).order_by("-declared_at", "-pk")):
        found[fact.customer_id] += (fact,)
    return found


def stale_facts(*, now: datetime, limit: int = 1000) -> tuple[DeclaredFact, ...]:
    """Facts that no condition has read for twelve months, the longest unused first: to be offered for deletion. One query."""
    unused = Greatest("declared_at", Coalesce("last_used_at", "declared_at"))
    return tuple(_values(Row.objects.alias(unused=unused).filter(unused__lte=now - UNUSED_FOR).order_by("unused", "pk")[:limit]))


def questions_read(*, facts: Iterable[str]) -> frozenset[str]:
    """The names of the declared facts that a condition reads, given the facts that it asks for."""
    return names_asked(facts)


def facts_for(customer_ids: Sequence[int], *, now: datetime) -> dict[int, dict[str, Value]]:
    """The declared facts of those customers who told us something; what is not known is left out. One query."""
    told: dict[int, dict[str, Value]] = {}
    for fact in (one for facts in declared_facts_for(customer_ids=customer_ids).values() for one in facts):
        told.setdefault(fact.customer_id, {}).update(_facts_of(fact))
    return told


def _facts_of(fact: DeclaredFact) -> dict[str, Value]:
    question = next((one for one in DECLARABLE if one.name == fact.name), None)
    names = fact_names_of(question) if question else {}
    return {name: True if answer else fact.value for name, answer in names.items() if answer in ("", fact.value)}


def _values(rows: QuerySet[Row]) -> Iterable[DeclaredFact]:
    read = rows.values_list("pk", "customer_id", "name", "value", "origin", "declared_at", "last_used_at")
    return (DeclaredFact(*row) for row in read)


def _view() -> str:
    """One column per fact, of those who told us anything; names and answers are our own words."""
    columns = [
        f"""BOOL_OR(question = '{question.name}' AND answer = '{answer}') OR NULL AS "{fact}" """
        if answer
        else f"""MAX(answer) FILTER (WHERE question = '{question.name}') AS "{fact}" """
        for question in DECLARABLE
        for fact, answer in fact_names_of(question).items()
    ]
    return f"SELECT customer_id, {', '.join(columns)} FROM declared_facts GROUP BY customer_id"  # noqa: S608


FACTS_VIEW = _view()
