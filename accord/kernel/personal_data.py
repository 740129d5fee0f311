"""What a room holds of one person, and what became of it: the words in which every room answers to `rights`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Fate(StrEnum):
    """What erasure does to the rows of a person: takes them away, empties their personal columns, or leaves keys and codes."""

    DELETED = "deleted"
    EMPTIED = "emptied"
    KEPT = "kept"


class Ground(StrEnum):
    """Why it may be held (GDPR Art. 6(1)): (a) consent, (c) a duty of law, (f) legitimate interest."""

    CONSENT = "consent"
    LEGAL_OBLIGATION = "legal_obligation"
    LEGITIMATE_INTEREST = "legitimate_interest"


class Retention(StrEnum):
    """How long it is kept: while the person is in the directory; as proof of permission while it is used and for the limitation
    period after; as long as the company sends anything (a block must outlive what it blocks)."""

    DIRECTORY = "directory"
    PROOF = "proof"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class PersonalTable:
    """A table that speaks of persons: the section of the copy it is handed out in ('' = in none), what erasure does, and why."""

    table: str
    section: str
    fate: Fate
    why: str = ""


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file of a person, opened: its name in the copy, its media type (RFC 6838), its bytes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Holding:
    """One section of what is held of a person: rows of plain values, newest first where they have a date, and their files."""

    section: str
    ground: Ground
    retention: Retention
    rows: Sequence[Mapping[str, Any]]
    files: Sequence[HeldFile] = ()


@dataclass(frozen=True, slots=True)
class ErasedPart:
    """What became of a person's rows in one table."""

    table: str
    fate: Fate
    rows: int
    why: str = ""


def parts_of(plan: Sequence[PersonalTable], rows: Mapping[str, int]) -> tuple[ErasedPart, ...]:
    """What became of every table of a plan; `rows` counts the person's rows by table. Raises KeyError for a table not counted."""
    return tuple(ErasedPart(entry.table, entry.fate, rows[entry.table], entry.why) for entry in plan)
