"""What segments may ask, and what is known of some customers."""

from collections.abc import Sequence
from datetime import datetime

from accord.catalogue.types import Fact
from accord.kernel.conditions import Value
from accord.segments.ports import fact_sources


def known_facts() -> dict[str, Fact]:
    """Every fact that a condition may ask for, by name."""
    return {fact.name: fact for source in fact_sources() for fact in source.facts}


def facts_for(*, customer_ids: Sequence[int], now: datetime) -> dict[int, dict[str, Value]]:
    """All facts of each customer, gathered from the rooms in a constant number of queries."""
    gathered: dict[int, dict[str, Value]] = {customer_id: {} for customer_id in customer_ids}
    for source in fact_sources():
        for customer_id, facts in source.facts_for(customer_ids, now=now).items():
            gathered[customer_id].update(facts)
    return gathered
