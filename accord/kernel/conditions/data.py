"""Conditions as plain data, for JSON columns, files and the API.

A leaf is `{"fact": "country", "is": "FR"}` with one of the words is, one_of, before, after, at_least, exists; a group is
`{"all": [...]}`, `{"any": [...]}` or `{"not": ...}`. A date is `{"date": "2026-11-17"}`, a moment
`{"moment": "2026-11-17T08:00:00+00:00"}`; every other value is itself.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from accord.kernel.conditions.leaves import After, All, AnyOf, AtLeast, Before, Condition, Exists, Is, Not, OneOf, Value
from accord.kernel.errors import AccordError

_COMPARISONS: Mapping[str, type[Is | Before | After | AtLeast]] = {
    "is": Is,
    "before": Before,
    "after": After,
    "at_least": AtLeast,
}
_WORDS = {leaf: word for word, leaf in _COMPARISONS.items()}
_DEEPEST = 32


def to_data(condition: Condition) -> dict[str, Any]:
    """The condition as values that JSON knows."""
    match condition:
        case All(parts):
            return {"all": [to_data(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [to_data(part) for part in parts]}
        case Not(part):
            return {"not": to_data(part)}
        case Exists(fact):
            return {"fact": fact, "exists": True}
        case OneOf(fact, values):
            return {"fact": fact, "one_of": [_value_to_data(value) for value in values]}
        case _:
            return {"fact": condition.fact, _WORDS[type(condition)]: _value_to_data(condition.value)}


def from_data(data: object) -> Condition:
    """The condition that `to_data` wrote. Raises AccordError `condition.unreadable`."""
    return _read(data, 0)


def _read(data: object, depth: int) -> Condition:
    if depth > _DEEPEST:
        raise _unreadable("It is nested too deeply.")
    match data:
        case {"all": list(parts), **rest} if not rest:
            return All(tuple(_read(part, depth + 1) for part in parts))
        case {"any": list(parts), **rest} if not rest:
            return AnyOf(tuple(_read(part, depth + 1) for part in parts))
        case {"not": part, **rest} if not rest:
            return Not(_read(part, depth + 1))
        case {"fact": str(fact), **rest} if fact and len(rest) == 1:
            ((word, value),) = rest.items()
            return _read_leaf(fact, str(word), value)
        case _:
            raise _unreadable(f"This is no condition: {data!r:.120}.")


def _read_leaf(fact: str, word: str, value: object) -> Condition:
    if word == "exists" and value is True:
        return Exists(fact)
    if word == "one_of" and isinstance(value, list):
        return OneOf(fact, tuple(_read_value(each) for each in value))
    if word in _COMPARISONS:
        return _COMPARISONS[word](fact, _read_value(value))
    raise _unreadable(f"'{fact}' is compared in an unknown way: {word!r:.40}.")


def _value_to_data(value: Value) -> object:
    match value:
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case _:
            return value


def _read_value(data: object) -> Value:
    match data:
        case None | bool() | int() | float() | str():
            return data
        case {"date": str(text), **rest} if not rest:
            return _read_moment(text, date)
        case {"moment": str(text), **rest} if not rest:
            return _read_moment(text, datetime)
        case _:
            raise _unreadable(f"This is no value: {data!r:.120}.")


def _read_moment(text: str, kind: type[date]) -> date:
    try:
        return kind.fromisoformat(text)
    except ValueError as error:
        raise _unreadable(f"This is no {kind.__name__}: {text!r:.40}.") from error


def _unreadable(message: str) -> AccordError:
    return AccordError("condition.unreadable", message, "See docs/reference/conditions.md.")
