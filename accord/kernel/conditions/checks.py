"""Refuses, when a condition is written, what could never be answered when it runs."""

import math
from collections.abc import Mapping
from datetime import date, datetime

from accord.kernel.conditions.leaves import After, All, AnyOf, AtLeast, Before, Condition, Exists, Leaf, Not, OneOf, Value
from accord.kernel.errors import AccordError

EXACT = 2**53
"""The largest whole number that every engine compares exactly with a fraction."""


def check_condition(condition: Condition, *, kinds: Mapping[str, str]) -> None:
    """Raise AccordError `condition.unknown_fact` or `condition.wrong_kind`.

    `kinds` gives each known fact one of text, number, date, moment, truth.
    """
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                check_condition(part, kinds=kinds)
        case Not(part):
            check_condition(part, kinds=kinds)
        case _:
            _check_leaf(condition, kinds)


def _check_leaf(leaf: Leaf, kinds: Mapping[str, str]) -> None:
    kind = kinds.get(leaf.fact)
    if kind is None:
        known = ", ".join(sorted(kinds))
        raise AccordError("condition.unknown_fact", f"Nobody knows the fact '{leaf.fact}'.", f"Known facts: {known}.")
    if isinstance(leaf, Before | After) and kind not in ("date", "moment"):
        raise _wrong(leaf.fact, kind, "cannot be before or after anything")
    if isinstance(leaf, AtLeast) and kind != "number":
        raise _wrong(leaf.fact, kind, "cannot be at least anything")
    for value in _values_of(leaf):
        if not _is_of(kind, value):
            raise _wrong(leaf.fact, kind, f"cannot be compared with {value!r:.60}")


def _values_of(leaf: Leaf) -> tuple[Value, ...]:
    match leaf:
        case Exists(_):
            return ()
        case OneOf(_, values):
            return values
        case _:
            return (leaf.value,)


def _is_of(kind: str, value: Value) -> bool:
    match value:
        case bool():
            return kind == "truth"
        case int() | float():
            return kind == "number" and math.isfinite(value) and abs(value) <= EXACT
        case str():
            return kind == "text" and value != "" and "\0" not in value
        case datetime():
            return kind == "moment" and value.tzinfo is not None
        case date():
            return kind == "date"
        case _:
            return False


def _wrong(fact: str, kind: str, problem: str) -> AccordError:
    return AccordError("condition.wrong_kind", f"The fact '{fact}' is a {kind}: it {problem}.", f"Compare it with a {kind}.")
