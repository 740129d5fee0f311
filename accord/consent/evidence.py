"""Evidence beside the ledger: sealed in the vault, and bound to the entries it bears out."""

import hmac
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from accord.consent import models
from accord.consent.types import Capture, EntryKind, EvidenceDraft, EvidenceKind, LedgerEntry
from accord.customers.actions import screen_texts, store_contents
from accord.customers.queries import ledger_keys_for


def store_evidence(captures: Sequence[tuple[int, Capture]], *, now: datetime) -> list[LedgerEntry]:
    """Keep what came with each capture, given with the id of its entry; what is to get leaves.

    A piece that several captures of a person share is kept once. Inside a transaction, a constant number of queries.
    """
    borne_out: dict[tuple[int, EvidenceDraft], list[int]] = {}
    for record_id, capture in captures:
        for draft in capture.evidence:
            borne_out.setdefault((capture.customer_id, draft), []).append(record_id)
    drafts = list(borne_out)
    if not drafts:
        return []
    contents = store_contents(contents=[(customer_id, draft.content) for customer_id, draft in drafts], now=now)
    texts = [(at, draft) for at, (_, draft) in zip(contents, drafts, strict=True) if draft.kind is EvidenceKind.TEXT]
    screen_texts(texts=[(at, draft.content.decode(errors="replace")) for at, draft in texts], now=now)
    keys = ledger_keys_for(customer_ids=sorted({customer_id for customer_id, _ in drafts}))
    rows = models.Evidence.objects.bulk_create(
        models.Evidence(
            customer_id=customer_id,
            kind=draft.kind.value,
            media_type=draft.media_type,
            size=len(draft.content),
            digest=hmac.digest(keys[customer_id], draft.content, sha256),
            content_id=content_id,
            captured_by=draft.captured_by,
            retention=draft.retention,
            recorded_at=now,
        )
        for (customer_id, draft), content_id in zip(drafts, contents, strict=True)
    )
    pairs = [(owner, record_id, row) for ((owner, _), ids), row in zip(borne_out.items(), rows, strict=True) for record_id in ids]
    bonds = models.RecordEvidence.objects.bulk_create(
        models.RecordEvidence(record_id=record_id, evidence=row) for _, record_id, row in pairs
    )
    return [LedgerEntry(EntryKind.EVIDENCE, bond.pk, owner) for bond, (owner, _, _) in zip(bonds, pairs, strict=True)]
