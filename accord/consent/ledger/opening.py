"""Opens leaves: the entry that each one commits to, made again from the row as it stands now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from accord.consent.ledger.shelves import SHELVES, Row
from accord.consent.models import Leaf
from accord.consent.rules.commitments import erasure_entry, subject_of
from accord.consent.types import EntryKind
from accord.customers.queries import ledger_keys_for


@dataclass(slots=True)
class LeafRow:
    """A leaf as it is stored."""

    index: int
    kind: EntryKind
    entry_id: int
    customer_id: int | None
    subject: bytes
    number: int
    hash: bytes


class Opened(NamedTuple):
    """A leaf with its row (None: there is none) and its entry (empty: the row or the person's key is gone)."""

    leaf: LeafRow
    row: Row | None
    entry: bytes


LEAF_COLUMNS = ("index", "kind", "entry_id", "customer_id", "subject", "number", "hash")


def leaf_row(index: int, kind: str, entry_id: int, customer_id: int | None, subject: bytes, number: int, value: bytes) -> LeafRow:
    """A leaf from its `LEAF_COLUMNS`."""
    return LeafRow(index, EntryKind(kind), entry_id, customer_id, bytes(subject), number, bytes(value))


def leaves_of_person(customer_id: int) -> list[LeafRow]:
    """Every leaf of a person, in order."""
    return [leaf_row(*row) for row in Leaf.objects.filter(customer=customer_id).order_by("index").values_list(*LEAF_COLUMNS)]


def open_leaves(leaves: Sequence[LeafRow]) -> list[Opened]:
    """Each leaf with what it should commit to, in their order; one query a kind and one for the keys."""
    people = sorted({leaf.customer_id for leaf in leaves if leaf.customer_id is not None})
    keys = ledger_keys_for(customer_ids=people)
    rows = _rows(leaves)
    by_subject = {subject_of(key, customer_id): key for customer_id, key in keys.items()}
    return [_open(leaf, rows.get((leaf.kind, leaf.entry_id)), by_subject.get(leaf.subject, b"")) for leaf in leaves]


def _rows(leaves: Sequence[LeafRow]) -> dict[tuple[EntryKind, int], Row]:
    by_kind: defaultdict[EntryKind, list[LeafRow]] = defaultdict(list)
    for leaf in leaves:
        by_kind[leaf.kind].append(leaf)
    found: dict[tuple[EntryKind, int], Row] = {}
    for kind, asked in by_kind.items():
        if kind is not EntryKind.ERASURE:
            people = sorted({leaf.customer_id for leaf in asked if leaf.customer_id is not None})
            rows = SHELVES[kind].rows([leaf.entry_id for leaf in asked], people)
            found |= {(kind, number): row for number, row in rows.items()}
    return found


def _open(leaf: LeafRow, row: Row | None, key: bytes) -> Opened:
    """With the key of the leaf's own pseudonym: who comes back after an erasure has another key, and is somebody else."""
    if leaf.kind is EntryKind.ERASURE:
        entry = erasure_entry(entry_id=leaf.entry_id, subject=leaf.subject, number=leaf.number)
        return Opened(leaf, Row(leaf.customer_id, (leaf.entry_id,)), entry)
    if row is None:
        return Opened(leaf, None, b"")
    shelf = SHELVES[leaf.kind]
    if not shelf.person:
        return Opened(leaf, row, shelf.entry_of_nobody(row.values))
    if not key:
        return Opened(leaf, row, b"")
    return Opened(leaf, row, shelf.text.write(row.values, subject=leaf.subject.hex(), number=leaf.number, key=key))
