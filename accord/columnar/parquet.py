"""One export on its way from an operational database to a Parquet file of one shape, whichever database it came from."""

from pathlib import Path
from typing import Any

from accord.columnar.engine import Engine
from accord.columnar.types import Export

_SQLITE_SEEDS = {"BOOLEAN": "0", "SMALLINT": "0", "INTEGER": "0", "BIGINT": "0", "DOUBLE": "0.0"}
_POSTGRES_READS = {"VARCHAR": "text", "UUID": "text", "DOUBLE": "double precision"}


def sqlite_sql(export: Export) -> str:
    """The export's SELECT for SQLite, led by **one row that is not data** (`drop_seed`).

    SQLite columns have no type of their own and drivers guess it from the first rows; that row tells them, also where the
    table is empty or a column begins with a thousand missing values. (A name in quotes alone would be a text where there is
    no such column.)
    """
    seeds = ", ".join(f'{_seed(kind)} AS "{column}"' for column, kind in export.casts.items())
    columns = ", ".join(f'export."{column}"' for column in export.casts)
    return f"SELECT {seeds} UNION ALL SELECT {columns} FROM ({export.sql}) AS export"  # noqa: S608


def postgres_sql(export: Export) -> str:
    """The export's SELECT for PostgreSQL, where types that Arrow does not know (uuid, jsonb, numeric) become text or number."""
    columns = ", ".join(_postgres_column(column, kind) for column, kind in export.casts.items())
    return f"SELECT {columns} FROM ({export.sql}) AS export"  # noqa: S608


def write_parquet(engine: Engine, export: Export, source: Any, folder: Path) -> None:
    """Write what was read (an Arrow table or a stream of batches) as `<folder>/<export>.parquet`, typed as the export says."""
    columns = ", ".join(f'{_typed(column, kind)} AS "{column}"' for column, kind in export.casts.items())
    path = str(folder / f"{export.name}.parquet").replace("'", "''")
    engine.register("source_rows", source)
    engine.run(f"COPY (SELECT {columns} FROM source_rows) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")  # noqa: S608


def _seed(kind: str) -> str:
    return "0.0" if kind.startswith("DECIMAL") else _SQLITE_SEEDS.get(kind, "''")


def _postgres_column(column: str, kind: str) -> str:
    read = "double precision" if kind.startswith("DECIMAL") else _POSTGRES_READS.get(kind)
    return f'CAST("{column}" AS {read}) AS "{column}"' if read else f'"{column}"'


def _typed(column: str, kind: str) -> str:
    return f'CAST(CAST("{column}" AS UUID) AS VARCHAR)' if kind == "UUID" else f'CAST("{column}" AS {kind})'
