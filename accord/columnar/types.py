"""The words of columnar."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_TYPES = re.compile(r"BOOLEAN|SMALLINT|INTEGER|BIGINT|DOUBLE|VARCHAR|DATE|TIMESTAMP|UUID|DECIMAL\(\d+,\s*\d+\)")


@dataclass(frozen=True, slots=True)
class Export:
    """A SELECT over operational tables that SQLite and PostgreSQL both understand, and the type of **every** column it gives.

    Types are DuckDB's: BOOLEAN, SMALLINT, INTEGER, BIGINT, DOUBLE, DECIMAL(p,s), VARCHAR, DATE, TIMESTAMP (UTC, without a zone),
    and UUID, which arrives as its canonical text with hyphens. JSON columns are VARCHAR. The databases store several of these
    differently (a date is a text in SQLite); the types make a snapshot the same from both, also of an empty table.
    Never export a name, an e-mail address, a phone number or free text.
    """

    name: str
    sql: str
    casts: Mapping[str, str]

    def __post_init__(self) -> None:
        wrong = [word for word in (self.name, *self.casts) if not _NAME.fullmatch(word)]
        wrong += [kind for kind in self.casts.values() if not _TYPES.fullmatch(kind)]
        if wrong or not self.casts:
            raise ValueError(f"The export {self.name!r} has a name or type that cannot be used, or no column: {wrong}")
