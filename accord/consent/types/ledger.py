"""Entries, checkpoints and proofs."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accord.consent.types.words import EntryKind


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A row that has just been written and is to get its leaf, by the key of its table (a receipt's is a UUID).

    What the leaf commits to is read from the row itself. An erasure has no row here: its key is the number of the certificate.
    """

    kind: EntryKind
    key: int | UUID
    customer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed statement of the ledger at a moment: `size` leaves under `root`, `people` persons under `people_root`.

    `note` is the statement itself with its signature, as text (C2SP tlog-checkpoint).
    """

    id: int
    size: int
    root: bytes
    people: int
    people_root: bytes
    note: str
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """That an entry was in the ledger when `checkpoint` was signed: `path` leads from its leaf to the checkpoint's root.

    `entry` is the opened entry, canonical JSON without anything that names a person: `SHA-256(0x00 || entry)` is `leaf`. It is
    empty where the person's key is destroyed.
    """

    kind: EntryKind
    entry_id: int
    index: int
    number: int
    leaf: bytes
    entry: str
    path: tuple[bytes, ...]
    checkpoint: Checkpoint


@dataclass(frozen=True, slots=True)
class PersonProof:
    """That these are all the entries of a person at `checkpoint`: the ledger holds `count` of them and no other.

    `path` leads from (subject, count, leaf hash of the last) at `position` to the checkpoint's root over all people. `pending`
    entries came after the checkpoint and are in the next one.
    """

    customer_id: int
    subject: bytes
    count: int
    last: bytes
    position: int
    path: tuple[bytes, ...]
    entries: tuple[InclusionProof, ...]
    pending: int
    checkpoint: Checkpoint


@dataclass(frozen=True, slots=True)
class ConsistencyProof:
    """That the ledger of a later checkpoint begins, leaf for leaf, with the ledger of an earlier one."""

    old: Checkpoint
    new: Checkpoint
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class LedgerFinding:
    """Something in the ledger that cannot be as it is: a stable code, and a sentence for a person."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """What came of holding the whole database against the tree: how much was looked at, and what was found (nothing, if sound)."""

    leaves: int
    checkpoints: int
    witnessed: int
    findings: tuple[LedgerFinding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings
