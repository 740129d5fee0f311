"""The parts of a condition: a handful of leaves, and all / any / not."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Is:
    """The fact equals the value."""

    fact: str
    value: Value


@dataclass(frozen=True, slots=True)
class OneOf:
    """The fact equals one of the values; nothing is one of none."""

    fact: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """The fact, a date or a moment, lies before the value, which itself does not count."""

    fact: str
    value: Value


@dataclass(frozen=True, slots=True)
class After:
    """The fact, a date or a moment, lies after the value, which itself does not count."""

    fact: str
    value: Value


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The fact, a number, is the value or more."""

    fact: str
    value: Value


@dataclass(frozen=True, slots=True)
class Exists:
    """The fact is known. The one leaf that is never unknown itself."""

    fact: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; of no parts, true."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds; of no parts, false."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """The part is false. Not of unknown is unknown."""

    part: "Condition"


Leaf: TypeAlias = Is | OneOf | Before | After | AtLeast | Exists
Condition: TypeAlias = Leaf | All | AnyOf | Not


def facts_of(condition: Condition) -> frozenset[str]:
    """The names of the facts that a condition asks for."""
    match condition:
        case All(parts) | AnyOf(parts):
            return frozenset().union(*(facts_of(part) for part in parts))
        case Not(part):
            return facts_of(part)
        case _:
            return frozenset({condition.fact})
