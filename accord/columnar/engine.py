"""The engine that whole tables are asked in: one in-memory DuckDB, which never reaches for the network."""

from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 2,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
}


class Engine:
    """One connection to tables in memory and views on files. Named parameters are written `$name` in the SQL.

    Moments are TIMESTAMP in UTC without a zone; hand in `naive_utc(moment)` for a parameter.
    """

    def __init__(self, *, spill: Path | None = None) -> None:
        """`spill` is the folder that may hold what does not fit in memory; without one nothing is written."""
        self._connection = duckdb.connect(":memory:", config=_SETTINGS | {"temp_directory": "" if spill is None else str(spill)})
        self._connection.execute("SET TimeZone = 'UTC'")

    def run(self, sql: str, **params: Any) -> None:
        """Run statements for their effect."""
        self._connection.execute(sql, params or None)

    def arrow(self, sql: str, **params: Any) -> pa.Table:
        """The answer as an Arrow table."""
        return self._connection.sql(sql, params=params or None).to_arrow_table()

    def numpy(self, sql: str, **params: Any) -> dict[str, np.ndarray]:
        """The answer as one array per column; a column with missing values is a masked array."""
        answer: dict[str, np.ndarray] = self._connection.execute(sql, params or None).fetchnumpy()
        return answer

    def rows(self, sql: str, **params: Any) -> list[tuple[Any, ...]]:
        """The answer as rows, for short answers."""
        answer: list[tuple[Any, ...]] = self._connection.execute(sql, params or None).fetchall()
        return answer

    def register(self, name: str, table: pa.Table) -> None:
        """Let `name` stand for an Arrow table (not copied); a later one of the same name takes its place."""
        self._connection.register(name, table)

    def view_files(self, name: str, pattern: Path) -> None:
        """Let `name` stand for the Parquet files that match a path (with `*`)."""
        path = str(pattern).replace("'", "''")
        self.run(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet('{path}')")  # noqa: S608 (our own names)

    def tables(self) -> list[str]:
        """The names of all tables and views, sorted."""
        return sorted(name for (name,) in self.rows("SELECT table_name FROM information_schema.tables"))

    def close(self) -> None:
        """Let go of memory and files."""
        self._connection.close()
