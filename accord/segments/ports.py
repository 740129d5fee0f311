"""Where rooms plug in the facts that conditions may ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from accord.catalogue.types import Fact
from accord.kernel.conditions import Value


class FactsFor(Protocol):
    """A room's `facts_for`: its facts of some customers, in a constant number of queries."""

    def __call__(self, customer_ids: Sequence[int], *, now: datetime) -> Mapping[int, Mapping[str, Value]]:
        """Name and value of every fact, per customer; a missing one is None or left out."""
        ...


@dataclass(frozen=True, slots=True)
class FactSource:
    """The facts of one room: what they are, how to get them for some customers, and the SELECT that gives them for all.

    `view` is a SELECT over exported tables with `customer_id` and one column per fact, named as the fact; it may use `$now`
    (TIMESTAMP, UTC).
    """

    room: str
    facts: tuple[Fact, ...]
    facts_for: FactsFor
    view: str


_sources: dict[str, FactSource] = {}


def register_facts(source: FactSource) -> None:
    """Let conditions ask for a room's facts. Two rooms may not use the same name (ValueError)."""
    taken = {fact.name for other in _sources.values() if other.room != source.room for fact in other.facts}
    twice = taken & {fact.name for fact in source.facts}
    if twice:
        raise ValueError(f"Facts of {source.room} that another room has: {sorted(twice)}")
    _sources[source.room] = source


def fact_sources() -> tuple[FactSource, ...]:
    """The facts of every room that has some."""
    return tuple(_sources.values())
