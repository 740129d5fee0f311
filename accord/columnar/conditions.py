"""Turns a condition into SQL that gives the same three values as `kernel.conditions.judge`, on every engine we run on.

A column is called as its fact. Moments compare with TIMESTAMP (UTC) columns of a snapshot in DuckDB, with the timestamptz
columns of PostgreSQL, and with the texts in which SQLite keeps dates and moments.
"""

from datetime import date, datetime
from functools import reduce
from typing import Literal

from sqlglot import exp

from accord.columnar.moments import naive_utc
from accord.kernel.conditions import After, All, AnyOf, AtLeast, Before, Condition, Exists, Is, Not, OneOf, Value

Dialect = Literal["duckdb", "sqlite", "postgres"]

_COMPARISONS: dict[type, type[exp.Binary]] = {Is: exp.EQ, Before: exp.LT, After: exp.GT, AtLeast: exp.GTE}
_MOMENTS: dict[Dialect, str] = {"duckdb": "TIMESTAMP", "postgres": "TIMESTAMPTZ"}


def to_sql(condition: Condition, *, dialect: Dialect) -> str:
    """A boolean SQL expression: true, false, or NULL for unknown."""
    return _expression(condition, dialect).sql(dialect=dialect)


def _expression(condition: Condition, dialect: Dialect) -> exp.Condition:
    match condition:
        case All(parts):
            return _joined(exp.And, exp.true(), [_expression(part, dialect) for part in parts])
        case AnyOf(parts):
            return _joined(exp.Or, exp.false(), [_expression(part, dialect) for part in parts])
        case Not(part):
            return exp.Not(this=exp.Paren(this=_expression(part, dialect)))
        case Exists(fact):
            return exp.Paren(this=_is_known(fact))
        case OneOf(fact, values):
            return _one_of(fact, values, dialect)
        case _:
            return exp.Paren(this=_comparison(condition, dialect))


def _joined(link: type[exp.Connector], empty: exp.Condition, parts: list[exp.Condition]) -> exp.Condition:
    if not parts:
        return empty
    first, *others = parts
    return exp.Paren(this=reduce(lambda one, other: link(this=one, expression=other), others, first))


def _comparison(leaf: Is | Before | After | AtLeast, dialect: Dialect) -> exp.Condition:
    return _COMPARISONS[type(leaf)](this=_fact(leaf.fact, (leaf.value,)), expression=_literal(leaf.value, dialect))


def _one_of(fact: str, values: tuple[Value, ...], dialect: Dialect) -> exp.Condition:
    if not values:
        return exp.Case(ifs=[exp.If(this=_is_known(fact), true=exp.false())])
    return exp.Paren(this=exp.In(this=_fact(fact, values), expressions=[_literal(value, dialect) for value in values]))


def _is_known(fact: str) -> exp.Condition:
    """Known whatever its type: an empty text is a missing one."""
    text = exp.cast(exp.column(fact, quoted=True), "TEXT")
    return exp.NEQ(this=exp.Coalesce(this=text, expressions=[exp.Literal.string("")]), expression=exp.Literal.string(""))


def _fact(fact: str, values: tuple[Value, ...]) -> exp.Condition:
    """The column; an empty text is a missing one, so that its negation is unknown too."""
    column = exp.column(fact, quoted=True)
    texts = any(isinstance(value, str) for value in values)
    return exp.Nullif(this=column, expression=exp.Literal.string("")) if texts else column


def _literal(value: Value, dialect: Dialect) -> exp.Condition:
    match value:
        case None | "":
            return exp.null()
        case bool():
            return exp.Boolean(this=value)
        case int():
            return exp.Literal.number(value)
        case float():
            return exp.cast(exp.Literal.number(repr(value)), "DOUBLE")
        case datetime():
            return _moment(value, dialect)
        case date() if dialect == "sqlite":
            return exp.Literal.string(value.isoformat())
        case date():
            return exp.cast(exp.Literal.string(value.isoformat()), "DATE")
        case _:
            return exp.Literal.string(value)


def _moment(moment: datetime, dialect: Dialect) -> exp.Condition:
    text = str(naive_utc(moment))
    if dialect == "sqlite":
        return exp.Literal.string(text)
    return exp.cast(exp.Literal.string(f"{text}+00:00" if dialect == "postgres" else text), _MOMENTS[dialect])
