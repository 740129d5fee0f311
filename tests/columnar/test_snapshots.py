"""Snapshots: the same from both databases and by both readers, of one moment, whole or not there."""

import resource
import signal
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from accord.columnar import registry, snapshot_child, snapshots
from accord.columnar.engine import Engine
from accord.columnar.inline_reader import read_inline
from accord.columnar.types import Export
from accord.kernel.errors import AccordError
from tests.columnar.conftest import _POSTGRES, _SQLITE, DOORS, NO_DOORS, rows

NOW = datetime(2026, 11, 17, 8, tzinfo=UTC)
FIRST = (1, None, "", None, None, None, None, None, None)
AT = datetime(2026, 11, 17, 8, 0, 0, 500_000)


def last(count: int) -> tuple[object, ...]:
    touch_id = f"0193b3a0-c5b0-7cc2-9d9a-0000000000{count % 100:02d}"
    return (count, touch_id, "FR", AT.date(), AT, True, 1.5, Decimal("9.75"), '{"a": 1}')


@pytest.fixture(autouse=True)
def own_exports(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(registry, "_exports", {"doors": DOORS, "no_doors": NO_DOORS})
    monkeypatch.setattr(snapshots, "_configuration", None)
    yield


def take(folder: Path, database: str, reader: snapshots.Reader = "child") -> Engine:
    snapshots.configure(folder=folder / "snapshots", database=database, reader=reader)
    return snapshots.take_snapshot(now=NOW)


def assert_tells_of_doors(engine: Engine, count: int) -> None:
    assert engine.tables() == ["doors", "no_doors"]
    assert engine.rows("SELECT * FROM doors WHERE id IN (1, $last) ORDER BY id", last=count) == [FIRST, last(count)]
    assert engine.rows("SELECT count(*), count(country), max(id) FROM doors") == [(count, count, count)]
    assert engine.rows("SELECT count(*) FROM no_doors WHERE country = 'FR' AND opened_on < opened_at") == [(0,)]
    types = dict(row[:2] for row in engine.rows("DESCRIBE no_doors"))
    assert types == {**DOORS.casts, "touch_id": "VARCHAR"}


def test_a_child_reads_sqlite(sqlite_doors: Path, tmp_path: Path) -> None:
    assert_tells_of_doors(take(tmp_path, str(sqlite_doors)), 3000)


@pytest.mark.postgres
def test_a_child_reads_postgres(postgres_doors: str, tmp_path: Path) -> None:
    assert_tells_of_doors(take(tmp_path, postgres_doors), 3000)


def test_the_inline_reader_sees_what_is_not_committed(db: None, tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_POSTGRES if connection.vendor == "postgresql" else _SQLITE)
        kept = (
            rows(3)
            if connection.vendor == "postgresql"
            else [(row[0], str(row[1] or "").replace("-", "") or None, *row[2:]) for row in rows(3)]
        )
        cursor.executemany("INSERT INTO columnar_door VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)", kept)
    assert_tells_of_doors(take(tmp_path, "", "inline"), 3)


def test_all_tables_are_of_one_moment(sqlite_doors: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that commits between two exports is not seen by the second."""

    def write_and_disturb(engine: Engine, export: Export, source: object, folder: Path) -> None:
        real_write(engine, export, source, folder)
        with sqlite3.connect(sqlite_doors) as writer:
            writer.execute("INSERT INTO columnar_door (id) SELECT max(id) + 1 FROM columnar_door")

    real_write = snapshot_child.write_parquet
    monkeypatch.setattr(snapshot_child, "write_parquet", write_and_disturb)
    again = Export("doors_again", DOORS.sql, DOORS.casts)
    snapshot_child.read_exports(str(sqlite_doors), tmp_path, [DOORS, again])
    engine = snapshots.open_snapshot(tmp_path)
    assert engine.rows("SELECT count(*) FROM doors") == engine.rows("SELECT count(*) FROM doors_again") == [(3000,)]


@pytest.mark.postgres
def test_all_tables_are_of_one_moment_on_postgres(postgres_doors: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_and_disturb(engine: Engine, export: Export, source: object, folder: Path) -> None:
        real_write(engine, export, source, folder)
        with psycopg.connect(postgres_doors) as writer:
            writer.execute("INSERT INTO columnar_door (id) SELECT max(id) + 1 FROM columnar_door")

    real_write = snapshot_child.write_parquet
    monkeypatch.setattr(snapshot_child, "write_parquet", write_and_disturb)
    again = Export("doors_again", DOORS.sql, DOORS.casts)
    snapshot_child.read_exports(postgres_doors, tmp_path, [DOORS, again])
    engine = snapshots.open_snapshot(tmp_path)
    assert engine.rows("SELECT count(*) FROM doors") == engine.rows("SELECT count(*) FROM doors_again") == [(3000,)]


def test_nothing_is_guessed_from_the_first_rows(sqlite_doors: Path, tmp_path: Path) -> None:
    snapshot_child.read_exports(str(sqlite_doors), tmp_path, [DOORS, NO_DOORS])
    assert_tells_of_doors(snapshots.open_snapshot(tmp_path), 3000)


def test_a_snapshot_that_fails_leaves_nothing(sqlite_doors: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registry._exports, "windows", Export("windows", "SELECT id FROM columnar_window", {"id": "BIGINT"}))
    with pytest.raises(AccordError) as refusal:
        take(tmp_path, str(sqlite_doors))
    assert refusal.value.code == "snapshot.failed"
    assert "columnar_window" in refusal.value.message
    assert list((tmp_path / "snapshots").iterdir()) == []


@pytest.mark.parametrize("missing", ["country", "use"])
def test_a_column_that_is_not_there_is_never_made_up(sqlite_doors: Path, tmp_path: Path, missing: str) -> None:
    wrong = Export("wrong", "SELECT id FROM columnar_door", {"id": "BIGINT", missing: "VARCHAR"})
    with pytest.raises(Exception, match=f"no such column: export.{missing}"):
        snapshot_child.read_exports(str(sqlite_doors), tmp_path, [wrong])


def test_old_snapshots_and_remains_of_killed_ones_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "read_in_child", lambda database, folder, wanted: (folder / "doors.parquet").touch())
    monkeypatch.setattr(snapshots, "open_snapshot", lambda folder: folder)
    (tmp_path / "snapshots" / "20200101T000000-dead.part").mkdir(parents=True)
    taken = [take(tmp_path, "any") for _ in range(snapshots.KEPT + 2)]
    assert set((tmp_path / "snapshots").iterdir()) == set(taken[-snapshots.KEPT :])


def test_it_must_be_told_where() -> None:
    with pytest.raises(RuntimeError):
        snapshots.take_snapshot(now=NOW)


def test_readers_agree(db: None, sqlite_doors: Path, tmp_path: Path) -> None:
    """The same rows through a child and through the open connection give the same file contents."""
    constant = Export(
        "constant",
        "SELECT 1 AS id, 'FR' AS country, NULL AS opened_at",
        {"id": "BIGINT", "country": "VARCHAR", "opened_at": "TIMESTAMP"},
    )
    for folder, read in (
        ("child", lambda where: snapshot_child.read_exports(str(sqlite_doors), where, [constant])),
        ("inline", lambda where: read_inline(where, [constant])),
    ):
        (tmp_path / folder).mkdir()
        read(tmp_path / folder)
    first, second = (snapshots.open_snapshot(tmp_path / folder).arrow("SELECT * FROM constant") for folder in ("child", "inline"))
    assert first.equals(second)


def test_a_full_disk_is_said_in_one_line(sqlite_doors: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The child inherits the limit on file sizes: it can read, and not write."""
    wide = Export("wide", f"SELECT hex(randomblob(64)) AS noise FROM ({DOORS.sql})", {"noise": "VARCHAR"})
    monkeypatch.setitem(registry._exports, "wide", wide)
    limits, reaction = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(AccordError) as refusal:
            take(tmp_path, str(sqlite_doors))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, reaction)
    assert refusal.value.code == "snapshot.failed"
    assert "\n" not in str(refusal.value)
    assert list((tmp_path / "snapshots").iterdir()) == []
