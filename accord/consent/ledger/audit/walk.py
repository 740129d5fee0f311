"""Walks all leaves in their order: no gap, no row changed behind us, nobody's entries counted wrongly, nothing backdated."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from accord.consent.ledger.audit.findings import Findings
from accord.consent.ledger.audit.tree import TreeCheck
from accord.consent.ledger.opening import LEAF_COLUMNS, LeafRow, Opened, leaf_row, open_leaves
from accord.consent.ledger.shelves import SHELVES
from accord.consent.models import Leaf
from accord.consent.rules.merkle import leaf_hash
from accord.consent.types import Checkpoint, EntryKind

AT_ONCE = 5_000
GRACE = timedelta(minutes=15)
"""So long may a transaction that began before a checkpoint wait, and its entries come after it."""

Show = Callable[[int, int | None], None]


@dataclass(slots=True)
class Walk:
    """Where we are: how many entries each pseudonym has so far, and whose entries can no longer be read."""

    checkpoints: Sequence[Checkpoint]
    findings: Findings
    tree: TreeCheck
    counts: Counter[bytes] = field(default_factory=Counter)
    unreadable: dict[bytes, LeafRow] = field(default_factory=dict)
    erased: set[bytes] = field(default_factory=set)

    def over_all(self, show: Show) -> int:
        """Look at every leaf; how many there are."""
        total, done = Leaf.objects.count(), 0
        for leaves in _batches():
            self.tree.add([leaf.hash for leaf in leaves])
            for one in open_leaves(leaves):
                self._look(one, done)
                done += 1
            show(done, total)
        for subject in set(self.unreadable) - self.erased:
            leaf = self.unreadable[subject]
            self.findings.add(
                "key_missing",
                f"The key of customer {leaf.customer_id} is gone, and no erasure is in the ledger: leaf {leaf.index}.",
            )
        return done

    def _look(self, one: Opened, expected: int) -> None:
        leaf = one.leaf
        if leaf.index != expected:
            self.findings.add("gap", f"Leaf {expected} is missing: an entry was taken out of the ledger.")
        if leaf.number:
            self.counts[leaf.subject] += 1
            if self.counts[leaf.subject] != leaf.number:
                words = f"Leaf {leaf.index} says it is entry {leaf.number} of customer {leaf.customer_id}, which is not so."
                self.findings.add("count", words)
        if leaf.kind is EntryKind.ERASURE:
            self.erased.add(leaf.subject)
        self._compare(one)

    def _compare(self, one: Opened) -> None:
        leaf = one.leaf
        if one.row is None:
            self.findings.add("row_missing", f"The {leaf.kind} {leaf.entry_id} of leaf {leaf.index} was deleted.")
        elif not one.entry:
            self.unreadable.setdefault(leaf.subject, leaf)
        elif leaf_hash(one.entry) != leaf.hash or one.row.customer_id != leaf.customer_id:
            self.findings.add("row_changed", f"The {leaf.kind} {leaf.entry_id} of leaf {leaf.index} is not what was taken in.")
        if one.row is not None and leaf.kind is not EntryKind.ERASURE:
            self._compare_times(leaf, one.row.values[SHELVES[leaf.kind].place_of_time])

    def _compare_times(self, leaf: LeafRow, recorded_at: datetime) -> None:
        """An entry beyond a checkpoint cannot have been recorded before it was signed."""
        before = bisect_right(self.checkpoints, leaf.index, key=lambda checkpoint: checkpoint.size)
        if before and recorded_at < self.checkpoints[before - 1].signed_at - GRACE:
            signed = self.checkpoints[before - 1].signed_at
            self.findings.add(
                "backdated",
                f"The {leaf.kind} {leaf.entry_id} says it was recorded on {recorded_at:%Y-%m-%d %H:%M}, "
                f"but the checkpoint of {signed:%Y-%m-%d %H:%M} does not hold it.",
            )


def _batches() -> Iterator[list[LeafRow]]:
    last = -1
    while True:
        rows = Leaf.objects.filter(index__gt=last).order_by("index").values_list(*LEAF_COLUMNS)[:AT_ONCE]
        leaves = [leaf_row(*row) for row in rows]
        if not leaves:
            return
        yield leaves
        last = leaves[-1].index
