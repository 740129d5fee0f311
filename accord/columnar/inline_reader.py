"""Reads a snapshot through Django's open connection: for tests, whose data no other process can see."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
from django.db import connection

from accord.columnar.engine import Engine
from accord.columnar.parquet import postgres_sql, sqlite_sql, write_parquet
from accord.columnar.types import Export


def read_inline(folder: Path, exports: Sequence[Export]) -> None:
    """Write every export of the open connection's database to `folder`."""
    engine = Engine()
    for export in exports:
        write_parquet(engine, export, _read(export), folder)
    engine.close()


def _read(export: Export) -> pa.Table:
    postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(postgres_sql(export) if postgres else sqlite_sql(export))
        rows = cursor.fetchall()[0 if postgres else 1 :]
    columns = zip(*rows, strict=True) if rows else ((),) * len(export.casts)
    return pa.table([pa.array(values) for values in columns], names=list(export.casts))
