"""Judges a condition for one customer, in Kleene's three values, and names the leaf that keeps it shut."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from accord.kernel.conditions.leaves import After, All, AnyOf, AtLeast, Before, Condition, Exists, Is, Leaf, Not, OneOf, Value


def judge(condition: Condition, facts: Mapping[str, Value]) -> bool | None:
    """True, false, or None for unknown."""
    match condition:
        case All(parts):
            return _every(judge(part, facts) for part in parts)
        case AnyOf(parts):
            return _inverse(_every(_inverse(judge(part, facts)) for part in parts))
        case Not(part):
            return _inverse(judge(part, facts))
        case Exists(fact):
            return _family(facts.get(fact)) is not None
        case _:
            return _compare(condition, facts.get(condition.fact))


def opens(condition: Condition, facts: Mapping[str, Value]) -> bool:
    """Whether the condition is true; unknown does not open."""
    return judge(condition, facts) is True


def failing_leaf(condition: Condition, facts: Mapping[str, Value]) -> Leaf | None:
    """The first leaf that keeps the condition shut; None where it opens, or where it has no leaf to name."""
    return None if opens(condition, facts) else _blame(condition, facts, wanted=True)


def _blame(condition: Condition, facts: Mapping[str, Value], *, wanted: bool) -> Leaf | None:
    """The first leaf without which `condition`, which is not `wanted`, could be so."""
    match condition:
        case Not(part):
            return _blame(part, facts, wanted=not wanted)
        case All(parts) | AnyOf(parts):
            failing = (part for part in parts if judge(part, facts) is not wanted)
            return next((leaf for part in failing if (leaf := _blame(part, facts, wanted=wanted)) is not None), None)
        case _:
            return condition


def _every(answers: Iterable[bool | None]) -> bool | None:
    met = set(answers)
    return False if False in met else None if None in met else True


def _inverse(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def _compare(leaf: Is | OneOf | Before | After | AtLeast, known: Value) -> bool | None:
    match leaf:
        case Is(_, value):
            return _equal(known, value)
        case OneOf(_, values):
            if not values:
                return None if _family(known) is None else False
            return _inverse(_every(_inverse(_equal(known, value)) for value in values))
        case Before(_, value):
            return _below(known, value)
        case After(_, value):
            return _below(value, known)
        case AtLeast(_, value):
            return _inverse(_below(known, value))


def _equal(one: Value, other: Value) -> bool | None:
    return one == other if _alike(one, other) else None


def _below(one: Any, other: Any) -> bool | None:
    return bool(one < other) if _alike(one, other) else None


def _alike(one: Value, other: Value) -> bool:
    """Only values of one family compare; anything else is unknown, never an accident of the language."""
    return _family(one) is not None and _family(one) == _family(other)


def _family(value: Value) -> str | None:
    """The kind of a value (`catalogue.types.FactKind`), None where it is missing; a moment without a zone says nothing."""
    match value:
        case bool():
            return "truth"
        case int() | float():
            return "number" if value == value else None
        case str():
            return "text" if value else None
        case datetime():
            return "moment" if value.tzinfo is not None else None
        case date():
            return "date"
        case _:
            return None
