"""Evidence beside the ledger: sealed in the vault, and bound to the entries it bears out."""

import hmac
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from accord.consent import models
from accord.consent.types import Capture
from accord.customers.actions import store_contents
from accord.customers.queries import ledger_keys_for


def store_evidence(captures: Sequence[tuple[int, Capture]], *, now: datetime) -> None:
    """Keep what came with each capture, given with the id of its entry. Inside a transaction, a constant number of queries."""
    drafts = [(record_id, capture.customer_id, draft) for record_id, capture in captures for draft in capture.evidence]
    if not drafts:
        return
    contents = store_contents(contents=[(customer_id, draft.content) for _, customer_id, draft in drafts], now=now)
    keys = ledger_keys_for(customer_ids=sorted({customer_id for _, customer_id, _ in drafts}))
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
        for (_, customer_id, draft), content_id in zip(drafts, contents, strict=True)
    )
    models.RecordEvidence.objects.bulk_create(
        models.RecordEvidence(record_id=record_id, evidence=row) for (record_id, _, _), row in zip(drafts, rows, strict=True)
    )
