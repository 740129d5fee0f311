"""Prints a condition as a person would say it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from accord.kernel.conditions.leaves import After, All, AnyOf, AtLeast, Before, Condition, Exists, Is, Not, OneOf, Value


def in_words(condition: Condition, names: Mapping[str, str]) -> str:
    """The condition in words; `names` says how each fact is called ("speciality"), a fact without a name is called by its code."""
    match condition:
        case All(parts):
            return _joined(parts, names, "and", "always")
        case AnyOf(parts):
            return _joined(parts, names, "or", "never")
        case Not(part):
            return f"not ({in_words(part, names)})"
        case _:
            return f"{names.get(condition.fact, condition.fact)} {_predicate(condition)}"


def _joined(parts: Sequence[Condition], names: Mapping[str, str], conjunction: str, empty: str) -> str:
    def phrase(part: Condition) -> str:
        words = in_words(part, names)
        return f"({words})" if len(parts) > 1 and isinstance(part, All | AnyOf) and len(part.parts) > 1 else words

    return f" {conjunction} ".join(phrase(part) for part in parts) or empty


def _predicate(leaf: Is | OneOf | Before | After | AtLeast | Exists) -> str:
    match leaf:
        case Is(_, value):
            return f"is {_value(value)}"
        case OneOf(_, values):
            return f"is one of {', '.join(_value(value) for value in values) or 'none'}"
        case Before(_, value):
            return f"is before {_value(value)}"
        case After(_, value):
            return f"is after {_value(value)}"
        case AtLeast(_, value):
            return f"is at least {_value(value)}"
        case Exists(_):
            return "is known"


def _value(value: Value) -> str:
    match value:
        case None:
            return "unknown"
        case bool():
            return "yes" if value else "no"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M %Z}".strip()
        case _:
            return str(value)
