"""Receipts: the copy that a person is handed, signed, and where it was handed over."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from accord.catalogue.types import Channel
from accord.consent import models
from accord.consent.actions.ledger import append_leaves
from accord.consent.queries.receipts import get_receipt
from accord.consent.receipt_contents import content_for
from accord.consent.rules.commitments import canonical_json
from accord.consent.rules.jws import sign_document
from accord.consent.rules.receipts import payload_of, receipt_id_of
from accord.consent.types import EntryKind, LedgerEntry, Receipt
from accord.kernel.errors import AccordError, NotFound


@transaction.atomic
def issue_receipt(*, record_ids: Sequence[int], language: str, now: datetime) -> Receipt:
    """The signed receipt of some entries of one person; asked for again, the one that was issued (whatever the language now).

    Raises NotFound (an entry), AccordError `consent.receipt_of_nothing` and `consent.receipt_of_many`.
    """
    ids = sorted(set(record_ids))
    receipt_id = receipt_id_of(ids)
    if models.Receipt.objects.filter(receipt_id=receipt_id).exists():
        return get_receipt(receipt_id=receipt_id)
    rows = {row.pk: row for row in models.ConsentRecord.objects.filter(pk__in=ids)}
    _check(ids, rows)
    content = content_for([rows[number] for number in ids], receipt_id=receipt_id, language=language, now=now)
    jws = sign_document(canonical_json(payload_of(content)), seed=settings.ACCORD_LEDGER_KEY)
    customer_id = rows[ids[0]].customer_id
    models.Receipt.objects.create(receipt_id=receipt_id, customer_id=customer_id, jws=jws, language=language, issued_at=now)
    models.ReceiptEntry.objects.bulk_create(models.ReceiptEntry(receipt_id=receipt_id, record_id=number) for number in ids)
    append_leaves(entries=[LedgerEntry(EntryKind.RECEIPT, receipt_id, customer_id)], now=now)
    return Receipt(receipt_id, customer_id, language, now, jws, tuple(ids))


def record_receipt_delivery(*, receipt_id: UUID, channel: Channel, now: datetime, touch_id: UUID | None = None) -> None:
    """A receipt was handed over on a channel: shown there, or sent by the message of this touch. Raises NotFound."""
    receipt = get_receipt(receipt_id=receipt_id)
    models.ReceiptDelivery.objects.create(receipt_id=receipt.receipt_id, channel=channel.value, touch_id=touch_id, delivered_at=now)


def _check(ids: Sequence[int], rows: dict[int, models.ConsentRecord]) -> None:
    if not ids:
        raise AccordError("consent.receipt_of_nothing", "A receipt needs an entry.", "Name the entries it is for.")
    if len(rows) < len(ids):
        raise NotFound("consent record")
    if len({row.customer_id for row in rows.values()}) > 1:
        raise AccordError("consent.receipt_of_many", "These entries are of several people.", "Issue one receipt for each person.")
