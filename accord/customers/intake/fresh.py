"""A row that says something new."""

from collections.abc import Set
from dataclasses import dataclass

from accord.customers.intake.lookups import Record
from accord.customers.types import CustomerDraft


@dataclass(slots=True)
class Fresh:
    """A draft to be written: its line and digest, the record of its key if there is one, its identifiers that somebody owns."""

    line: int
    draft: CustomerDraft
    digest: bytes
    record: Record | None
    owned: Set[tuple[str, str]] = frozenset()
