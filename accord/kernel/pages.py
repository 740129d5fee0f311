"""A part of a long list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """`items` of a list of `total`, starting at `offset` (0-based)."""

    items: Sequence[T]
    total: int
    offset: int = 0

    @property
    def next_offset(self) -> int | None:
        """Where the next page starts; None at the end."""
        after = self.offset + len(self.items)
        return after if self.items and after < self.total else None
