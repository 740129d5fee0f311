"""Many rows at once, by the fastest door of each database: COPY on PostgreSQL, executemany on SQLite."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, models


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert plain values; JSON comes as text, a moment as `moment_value` gives it."""
    if not rows:
        return
    table, names = model._meta.db_table, ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', rows)  # noqa: S608 (names of our own tables)


def moment_value(moment: datetime) -> object:
    """A moment as the database takes it; worked out once, not row by row."""
    value: object = connection.ops.adapt_datetimefield_value(moment)
    return value


def insert_new_rows(model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]], *, known: str) -> int:
    """Insert those whose column `known` says what no row of the table says yet; how many."""
    names, places = ", ".join(f'"{column}"' for column in columns), ", ".join(["%s"] * len(columns))
    statement = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({places}) ON CONFLICT ("{known}") DO NOTHING'  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
        added: int = cursor.rowcount
    return max(added, 0)  # -1 where there was nothing to add


def update_rows(model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Update by id: each row is the values of `columns`, then the id."""
    if not rows:
        return
    sets = ", ".join(f'"{column}" = %s' for column in columns)
    with connection.cursor() as cursor:
        cursor.executemany(f'UPDATE "{model._meta.db_table}" SET {sets} WHERE id = %s', rows)  # noqa: S608 (names of our own tables)


def reserve_ids(model: type[models.Model], count: int) -> Iterable[int]:
    """`count` fresh ids of a table; inside the transaction that inserts them."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
            return [number for (number,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
        first = (last[0] if last else 0) + 1
        return range(first, first + count)


def one_import_at_a_time() -> None:
    """Let imports write one after the other until this transaction ends; SQLite's write lock does so by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(727368)")
