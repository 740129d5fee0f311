"""A small operational database of its own, committed, so that another process can read it."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from accord.columnar.types import Export

DOORS = Export(
    "doors",
    "SELECT id, touch_id, country, opened_on, opened_at, is_open, width, price, facts FROM columnar_door",
    {
        "id": "BIGINT",
        "touch_id": "UUID",
        "country": "VARCHAR",
        "opened_on": "DATE",
        "opened_at": "TIMESTAMP",
        "is_open": "BOOLEAN",
        "width": "DOUBLE",
        "price": "DECIMAL(8,2)",
        "facts": "VARCHAR",
    },
)
NO_DOORS = Export("no_doors", f"{DOORS.sql} WHERE id < 0", DOORS.casts)

_UUID = "0193b3a0-c5b0-7cc2-9d9a-0000000000{:02d}"
_AT = "2026-11-17 08:00:00.5"
_SQLITE = """
CREATE TABLE columnar_door (id integer PRIMARY KEY, touch_id char(32), country varchar(9), opened_on date, opened_at datetime,
    is_open bool, width real, price decimal, facts text)
"""
_POSTGRES = """
CREATE TABLE columnar_door (id bigint PRIMARY KEY, touch_id uuid, country varchar(9), opened_on date, opened_at timestamptz,
    is_open boolean, width double precision, price numeric(8, 2), facts jsonb)
"""


def rows(count: int) -> list[tuple[object, ...]]:
    """The first half has nothing but an id and an empty text: SQLite drivers would guess every type wrong from it."""
    bare = [(place, None, "", None, None, None, None, None, None) for place in range(1, count // 2 + 1)]
    later = range(len(bare) + 1, count + 1)
    return [*bare, *((place, _UUID.format(place % 100), "FR", "2026-11-17", _AT, True, 1.5, 9.75, '{"a": 1}') for place in later)]


def fill_sqlite(path: Path, count: int) -> None:
    """As Django keeps them: UUIDs without hyphens, moments as text in UTC."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(_SQLITE)
    kept = [(row[0], str(row[1]).replace("-", "") if row[1] else None, *row[2:]) for row in rows(count)]
    connection.executemany("INSERT INTO columnar_door VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", kept)
    connection.commit()
    connection.close()


@pytest.fixture
def sqlite_doors(tmp_path: Path) -> Path:
    path = tmp_path / "a folder" / "doors.sqlite3"
    path.parent.mkdir()
    fill_sqlite(path, 3000)
    return path


@pytest.fixture
def postgres_doors() -> Iterator[str]:
    url = os.environ.get("ACCORD_DATABASE_URL", "")
    if not url.startswith("postgres"):
        pytest.skip("needs PostgreSQL: tests/postgres.sh pytest tests/columnar")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(_POSTGRES)
        connection.cursor().executemany("INSERT INTO columnar_door VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)", rows(3000))
        yield url
        connection.execute("DROP TABLE columnar_door")
