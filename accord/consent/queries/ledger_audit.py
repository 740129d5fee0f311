"""The whole database held against the tree: what an edit behind the application, a lost row or an old backup leaves behind."""

from collections.abc import Callable, Sequence

from accord.access.queries import check_append_only
from accord.consent.ledger.audit.findings import Findings
from accord.consent.ledger.audit.rows import compare_rows
from accord.consent.ledger.audit.signatures import compare_checkpoints, compare_witnessed
from accord.consent.ledger.audit.tree import TreeCheck
from accord.consent.ledger.audit.view import steady_view
from accord.consent.ledger.audit.walk import Walk
from accord.consent.ports import all_witnesses
from accord.consent.queries.ledger import list_checkpoints, public_key
from accord.consent.rules.notes import notes_in
from accord.consent.types import LedgerReport
from accord.kernel.errors import AccordError


def verify_ledger(*, witnessed: Sequence[str] = (), show: Callable[[int, int | None], None] | None = None) -> LedgerReport:
    """Hold every row, leaf, tile and checkpoint against one another, and against the notes that witnesses hold.

    `witnessed` are texts of notes; what the witnesses of this installation hold is looked at in any case. Reads everything once
    (`show` is told how far it is) as it stands when it begins; nobody has to wait for it.

    Findings are sentences with codes: `ledger.gap`, `row_missing`, `row_changed`, `leaf_missing`, `count`, `key_missing`,
    `backdated`, `tiles`, `root`, `checkpoint`, `signature`, `order`, `people`, `old_copy`, `fork`, `witness_signature`, `triggers`.
    """
    findings = Findings()
    with steady_view():
        checkpoints = list_checkpoints()[::-1]
        tree = TreeCheck({one.size for one in checkpoints}, findings)
        leaves = Walk(checkpoints, findings, tree).over_all(show or (lambda done, total: None))
        tree.compare_count()
        compare_rows(findings)
        compare_checkpoints(checkpoints, tree.roots, public_key(), findings)
    notes = [note for text in (*witnessed, *(witness.held() for witness in all_witnesses())) for note in notes_in(text)]
    count = compare_witnessed(notes, checkpoints, public_key(), findings)
    try:
        check_append_only()
    except AccordError as error:
        findings.add("triggers", error.message)
    return LedgerReport(leaves, len(checkpoints), count, findings.all())
