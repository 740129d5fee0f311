"""The process that reads the operational database for a snapshot; the only module that may open it by ADBC.

A second SQLite library in a process that holds a connection of Django's to the same file drops that process's locks when it
closes, and the file can be corrupted. So this runs as `python -m accord.columnar.snapshot_child`, alone, without Django, and
reads all exports in one transaction: every file of a snapshot tells of the same moment. The order comes as JSON on standard
input: `{"database": URL or path, "folder": path, "exports": [{"name", "sql", "casts"}]}`.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import adbc_driver_manager.dbapi
import adbc_driver_postgresql.dbapi
import adbc_driver_sqlite.dbapi
import pyarrow as pa

from accord.columnar.engine import Engine
from accord.columnar.parquet import postgres_sql, sqlite_sql, write_parquet
from accord.columnar.types import Export


def read_exports(database: str, folder: Path, exports: list[Export]) -> None:
    """Write every export of `database` (a postgresql URL, or the path of a SQLite file) to `folder`."""
    engine = Engine()
    postgres = database.startswith(("postgresql:", "postgres:"))
    with _open(database, postgres=postgres) as connection, connection.cursor() as cursor:
        for export in exports:
            cursor.execute(postgres_sql(export) if postgres else sqlite_sql(export))
            batches = cursor.fetch_record_batch()
            write_parquet(engine, export, batches if postgres else drop_seed(batches), folder)


def drop_seed(batches: pa.RecordBatchReader) -> pa.RecordBatchReader:
    """The stream without its first row (`parquet.sqlite_sql`)."""

    def rest() -> Iterator[pa.RecordBatch]:
        yield next(batches).slice(1)
        yield from batches

    return pa.RecordBatchReader.from_batches(batches.schema, rest())


def _open(database: str, *, postgres: bool) -> adbc_driver_manager.dbapi.Connection:
    connection: adbc_driver_manager.dbapi.Connection
    if not postgres:
        connection = adbc_driver_sqlite.dbapi.connect(f"file:{quote(database)}?mode=ro")
        return connection
    connection = adbc_driver_postgresql.dbapi.connect(database)
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    return connection


def main() -> int:
    """Carry out the order; a failure is one line on standard error and exit code 1."""
    order = json.load(sys.stdin)
    try:
        read_exports(order["database"], Path(order["folder"]), [Export(**export) for export in order["exports"]])
    except Exception as error:  # whatever drivers, engine and disk come up with: the parent says it to a person
        sys.stderr.write(str(error).partition("\n")[0])
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
