"""Named SQL steps: a long question cut into tables with names, written once in DuckDB's SQL, transpiled for other engines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import sqlglot

from accord.columnar.engine import Engine

_PARAMETER = re.compile(r"\$([a-z_]\w*)")


@dataclass(frozen=True, slots=True)
class Step:
    """A table called `name`, made by the SELECT `sql` from exports and earlier steps; `$name` marks a parameter."""

    name: str
    sql: str

    def __post_init__(self) -> None:
        if not self.name.isidentifier():
            raise ValueError(f"A table cannot be called {self.name!r}")

    def parameters(self) -> frozenset[str]:
        """The parameters that the step asks for."""
        return frozenset(_PARAMETER.findall(self.sql))

    def written_for(self, dialect: Literal["spark", "postgres"]) -> str:
        """The same SELECT in another engine's SQL."""
        (statement,) = sqlglot.transpile(self.sql, read="duckdb", write=dialect)
        return statement


def run_steps(engine: Engine, steps: Iterable[Step], **params: Any) -> None:
    """Make the table of each step in turn, in place of one of the same name; each step gets the parameters it asks for."""
    for step in steps:
        asked = {name: value for name, value in params.items() if name in step.parameters()}
        engine.run(f"CREATE OR REPLACE TABLE {step.name} AS {step.sql}", **asked)
