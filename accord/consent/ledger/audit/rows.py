"""Rows that have no leaf: put in behind the application, or left alone when their leaf was taken out."""

from django.db.models import Exists, OuterRef

from accord.consent.ledger.audit.findings import SHOWN, Findings
from accord.consent.ledger.shelves import SHELVES, Shelf, entry_number
from accord.consent.models import Leaf
from accord.consent.types import EntryKind


def compare_rows(findings: Findings) -> None:
    """Every row of every table of entries has its leaf."""
    for shelf in SHELVES.values():
        missing, count = _receipts(shelf) if shelf.kind is EntryKind.RECEIPT else _rows(shelf)
        for number in missing:
            findings.add("leaf_missing", f"The {shelf.kind} {number} has no leaf: Accord did not take it in, or its leaf is gone.")
        findings.counts["leaf_missing"] += max(0, count - len(missing))


def _rows(shelf: Shelf) -> tuple[list[int], int]:
    leaf = Leaf.objects.filter(kind=shelf.kind.value, entry_id=OuterRef("pk"))
    lone = shelf.model._default_manager.filter(~Exists(leaf)).order_by("pk")
    first = list(lone.values_list("pk", flat=True)[: SHOWN + 1])
    return first, len(first) if len(first) <= SHOWN else lone.count()


def _receipts(shelf: Shelf) -> tuple[list[str], int]:
    known = set(Leaf.objects.filter(kind=shelf.kind.value).values_list("entry_id", flat=True))
    lone = [str(key) for key in shelf.model._default_manager.values_list("pk", flat=True) if entry_number(key) not in known]
    return lone[: SHOWN + 1], len(lone)
