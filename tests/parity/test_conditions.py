"""One rule language, two interpreters: the judge of one customer and SQL give the same three values, on every engine."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import duckdb
import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.columnar.conditions import Dialect, to_sql
from accord.kernel.conditions import (
    After,
    All,
    AnyOf,
    AtLeast,
    Before,
    Condition,
    Exists,
    Is,
    Not,
    OneOf,
    Value,
    check_condition,
    judge,
)

KINDS = {"country": "text", "score": "number", "visits": "number", "born": "date", "seen_at": "moment", "retired": "truth"}
FEW: dict[str, list[Value]] = {
    "country": ["FR", "US", "Åland", "O'Hara", "a\\b"],
    "score": [-1.5, 0.1, 0.30000000000000004, 50.0, 1e15],
    "visits": [-3, 0, 1, 2**53],
    "born": [date(1969, 12, 31), date(2000, 2, 29), date(2026, 11, 17)],
    "seen_at": [datetime(2026, 11, 17, 8, tzinfo=UTC) + timedelta(microseconds=part) for part in (0, 1, 500_000, 86_400_000_000)],
    "retired": [True, False],
}
COLUMNS: dict[Dialect, str] = {
    "duckdb": "country VARCHAR, score DOUBLE, visits BIGINT, born DATE, seen_at TIMESTAMP, retired BOOLEAN",
    "sqlite": "country varchar(9), score real, visits bigint, born date, seen_at datetime, retired bool",
    "postgres": "country varchar(9), score double precision, visits bigint, born date, seen_at timestamptz, retired boolean",
}


def leaf_of(fact: str) -> st.SearchStrategy[Condition]:
    values = st.sampled_from(FEW[fact])
    leaves = [st.just(Exists(fact)), values.map(lambda value: Is(fact, value))]
    leaves.append(st.lists(values, max_size=3).map(lambda some: OneOf(fact, tuple(some))))
    if KINDS[fact] in ("date", "moment"):
        leaves += [values.map(lambda value: Before(fact, value)), values.map(lambda value: After(fact, value))]
    if KINDS[fact] == "number":
        leaves.append(values.map(lambda value: AtLeast(fact, value)))
    return st.one_of(leaves)


def groups_of(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, max_size=3).map(tuple)
    return st.one_of(several.map(All), several.map(AnyOf), parts.map(Not))


conditions = st.recursive(st.sampled_from(sorted(KINDS)).flatmap(leaf_of), groups_of, max_leaves=12)
persons = st.fixed_dictionaries(
    {fact: st.sampled_from([*values, None, ""] if KINDS[fact] == "text" else [*values, None]) for fact, values in FEW.items()}
).map(lambda person: {fact: person[fact] for fact in KINDS})

DUCKDB = duckdb.connect(":memory:")
Ask = Callable[[list[dict[str, Value]], str], list[bool | None]]


def ask_sqlite(people: list[dict[str, Value]], sql: str) -> list[bool | None]:
    """Dates and moments are kept as Django keeps them: as text."""

    def kept(value: Value) -> object:
        if isinstance(value, datetime):
            return str(value.replace(tzinfo=None))
        return value.isoformat() if isinstance(value, date) else value

    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE TABLE person (place integer, {COLUMNS['sqlite']})")
        rows = [(place, *(kept(value) for value in person.values())) for place, person in enumerate(people)]
        connection.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        answers = connection.execute(f"SELECT {sql} FROM person ORDER BY place").fetchall()
    return [None if answer is None else bool(answer) for (answer,) in answers]


def ask_duckdb(people: list[dict[str, Value]], sql: str) -> list[bool | None]:
    with DUCKDB.cursor() as connection:
        connection.execute(f"CREATE OR REPLACE TABLE person (place BIGINT, {COLUMNS['duckdb']})")
        for place, person in enumerate(people):
            naive = [value.replace(tzinfo=None) if isinstance(value, datetime) else value for value in person.values()]
            connection.execute("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?)", [place, *naive])
        return [answer for (answer,) in connection.execute(f"SELECT {sql} FROM person ORDER BY place").fetchall()]


@pytest.fixture(scope="module")
def ask_postgres() -> Iterator[Ask]:
    url = os.environ.get("ACCORD_DATABASE_URL", "")
    if not url.startswith("postgres"):
        pytest.skip("needs PostgreSQL: tests/postgres.sh pytest tests/parity")
    with psycopg.connect(url) as connection:
        connection.execute(f"CREATE TEMPORARY TABLE person (place bigint, {COLUMNS['postgres']})")

        def ask(people: list[dict[str, Value]], sql: str) -> list[bool | None]:
            rows = [(place, *person.values()) for place, person in enumerate(people)]
            connection.execute("TRUNCATE person")
            connection.cursor().executemany("INSERT INTO person VALUES (%s, %s, %s, %s, %s, %s, %s)", rows)
            return [answer for (answer,) in connection.execute(f"SELECT {sql} FROM person ORDER BY place").fetchall()]

        yield ask
        connection.rollback()


def check(ask: Ask, dialect: Dialect, condition: Condition, people: list[dict[str, Value]]) -> None:
    check_condition(condition, kinds=KINDS)
    assert ask(people, to_sql(condition, dialect=dialect)) == [judge(condition, person) for person in people]


random_cases = given(condition=conditions, people=st.lists(persons, min_size=8, max_size=16))


@random_cases
@settings(max_examples=120, deadline=None)
def test_sqlite_answers_as_the_judge(condition: Condition, people: list[dict[str, Value]]) -> None:
    check(ask_sqlite, "sqlite", condition, people)


@random_cases
@settings(max_examples=80, deadline=None)
def test_duckdb_answers_as_the_judge(condition: Condition, people: list[dict[str, Value]]) -> None:
    check(ask_duckdb, "duckdb", condition, people)


@pytest.mark.postgres
@random_cases
@settings(max_examples=120, deadline=None)
def test_postgres_answers_as_the_judge(ask_postgres: Ask, condition: Condition, people: list[dict[str, Value]]) -> None:
    check(ask_postgres, "postgres", condition, people)


def test_the_famous_case() -> None:
    """Not a competitor's employee: does not open for a person whose employer is unknown; Exists tells unknown apart."""
    condition = Not(Is("country", "FR"))
    people: list[dict[str, Value]] = [dict.fromkeys(KINDS) | {"country": value} for value in ("US", "FR", None, "")]
    expected = [True, False, None, None]
    assert [judge(condition, person) for person in people] == expected
    assert ask_sqlite(people, to_sql(condition, dialect="sqlite")) == expected
    assert ask_duckdb(people, to_sql(condition, dialect="duckdb")) == expected
