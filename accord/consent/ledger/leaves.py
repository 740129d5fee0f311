"""Leaves are written in the transaction of their rows, one after the other without a gap, many at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from accord.access.append_only import append_rows
from accord.consent import models
from accord.consent.ledger.shelves import SHELVES, Row, entry_number
from accord.consent.ledger.tiles import add_tiles, ledger_size
from accord.consent.rules.commitments import erasure_entry, subject_of
from accord.consent.rules.merkle import leaf_hash
from accord.consent.types import EntryKind, LedgerEntry
from accord.customers.actions import create_person_keys
from accord.customers.queries import ids_in, ledger_keys_for

_COLUMNS = ('"index"', "kind", "entry_id", "customer_id", "subject", "number", "hash")
_COUNTS = """
    SELECT leaf.customer_id, leaf.subject, leaf.number
    FROM consent_leaf AS leaf
    JOIN (
        SELECT customer_id, MAX(number) AS number FROM consent_leaf WHERE customer_id IN ({}) GROUP BY customer_id
    ) AS newest ON newest.customer_id = leaf.customer_id AND newest.number = leaf.number
"""
_LOCK = int.from_bytes(b"accord", "big")


def hold_ledger() -> None:
    """Let nobody else write leaves until this transaction ends; take it before the rows, so that no two wait for each other.

    SQLite has one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def add_leaves_of(entries: Sequence[LedgerEntry], *, now: datetime) -> None:
    """Leaves for rows that have just been written, read back by their keys: one query a kind. Inside a transaction."""
    by_kind: defaultdict[EntryKind, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        by_kind[entry.kind].append(entry)
    rows = {kind: _rows(kind, asked) for kind, asked in by_kind.items()}
    add_leaves([(entry.kind, rows[entry.kind][entry_number(entry.key)]) for entry in entries], now=now)


def add_leaves(entries: Sequence[tuple[EntryKind, Row]], *, now: datetime) -> None:
    """Leaves for these rows, in their order. Inside a transaction, a constant number of queries."""
    if not entries:
        return
    hold_ledger()
    people = _people({row.customer_id for _, row in entries if row.customer_id is not None}, now)
    size, hashes = ledger_size(), []

    def leaves() -> Iterator[tuple[Any, ...]]:
        for index, (kind, row) in enumerate(entries, start=size):
            leaf = _leaf(index, kind, row, people)
            hashes.append(leaf[-1])
            yield leaf

    append_rows(models.Leaf, _COLUMNS, leaves())
    add_tiles(size, hashes)


@dataclass(slots=True)
class _Person:
    """A person while leaves are written: the key, the pseudonym as stored and as entries say it, and how many entries there are."""

    key: bytes
    subject: bytes
    said: str
    count: int = 0


def _people(customer_ids: Iterable[int], now: datetime) -> dict[int | None, _Person]:
    wanted = sorted(customer_ids)
    if not wanted:
        return {}
    keys = ledger_keys_for(customer_ids=wanted)
    people: dict[int | None, _Person] = {}
    missing = [number for number in wanted if number not in keys]
    made = create_person_keys(customer_ids=missing, now=now) if missing else {}
    for number, key in (keys | made).items():
        subject = subject_of(key, number)
        people[number] = _Person(key, subject, subject.hex())
    # Whose key is new has no entry under it yet.
    for number, subject, count in _counts(list(keys)):
        if bytes(subject) == people[number].subject:
            people[number].count = count
    return people


def _counts(customer_ids: Sequence[int]) -> list[tuple[int, bytes, int]]:
    """(customer, pseudonym, how many entries) as of the last leaf of each, by SQL of our own: every entry asks."""
    if not customer_ids:
        return []
    listed = ids_in(customer_ids)
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS.format(listed.sql), listed.params)
        found: list[tuple[int, bytes, int]] = cursor.fetchall()
    return found


def _leaf(index: int, kind: EntryKind, row: Row, people: dict[int | None, _Person]) -> tuple[Any, ...]:
    number = entry_number(row.values[0])
    if row.customer_id is None:
        return index, kind.value, number, None, b"", 0, leaf_hash(SHELVES[kind].entry_of_nobody(row.values))
    person = people[row.customer_id]
    person.count += 1
    if kind is EntryKind.ERASURE:
        entry = erasure_entry(entry_id=number, subject=person.subject, number=person.count)
    else:
        entry = SHELVES[kind].text.write(row.values, subject=person.said, number=person.count, key=person.key)
    return index, kind.value, number, row.customer_id, person.subject, person.count, leaf_hash(entry)


def _rows(kind: EntryKind, entries: Sequence[LedgerEntry]) -> dict[int, Row]:
    if kind is EntryKind.ERASURE:
        return {entry_number(entry.key): Row(entry.customer_id, (entry.key,)) for entry in entries}
    people = sorted({entry.customer_id for entry in entries if entry.customer_id is not None})
    return SHELVES[kind].rows([entry_number(entry.key) for entry in entries], people)
