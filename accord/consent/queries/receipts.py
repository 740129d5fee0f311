"""Receipts: what was issued, where it was handed over, and whether a document is one of ours."""

import json
from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.conf import settings

from accord.catalogue.types import Channel
from accord.consent import models
from accord.consent.rules.jws import key_named_in, open_document, thumbprint_of
from accord.consent.rules.notes import public_key_of
from accord.consent.rules.receipts import content_in
from accord.consent.types import HandedOver, Receipt, ReceiptCheck, ReceiptVerdict
from accord.kernel.errors import NotFound


def get_receipt(*, receipt_id: UUID) -> Receipt:
    """One receipt. Raises NotFound."""
    found = _receipts(list(models.Receipt.objects.filter(receipt_id=receipt_id)))
    if not found:
        raise NotFound("receipt")
    return found[0]


def receipts_for(*, customer_id: int) -> tuple[Receipt, ...]:
    """Every receipt of a customer, newest first. Two queries."""
    return _receipts(list(models.Receipt.objects.filter(customer_id=customer_id).order_by("-issued_at", "-receipt_id")))


def deliveries_of(*, receipt_id: UUID) -> tuple[HandedOver, ...]:
    """Where a receipt was handed over, in order."""
    rows = models.ReceiptDelivery.objects.filter(receipt_id=receipt_id).order_by("pk")
    return tuple(HandedOver(Channel(row.channel), row.touch_id, row.delivered_at) for row in rows)


def verify_receipt(*, jws: str) -> ReceiptCheck:
    """Whether a document is a receipt of this house, as it was signed. Asks no table, keeps nothing."""
    public_key = public_key_of(settings.ACCORD_LEDGER_KEY)
    try:
        key_id = key_named_in(jws)
    except ValueError:
        return ReceiptCheck(ReceiptVerdict.UNREADABLE)
    if key_id != thumbprint_of(public_key):
        return ReceiptCheck(ReceiptVerdict.OTHER_KEY, key_id=key_id)
    try:
        content = content_in(json.loads(open_document(jws, public_key=public_key)))
    except (ValueError, KeyError, TypeError):
        return ReceiptCheck(ReceiptVerdict.CHANGED, key_id=key_id)
    return ReceiptCheck(ReceiptVerdict.GENUINE, content, key_id)


def _receipts(rows: Sequence[models.Receipt]) -> tuple[Receipt, ...]:
    covered: defaultdict[UUID, list[int]] = defaultdict(list)
    entries = models.ReceiptEntry.objects.filter(receipt_id__in=[row.receipt_id for row in rows]).order_by("record_id")
    for receipt_id, record_id in entries.values_list("receipt_id", "record_id"):
        covered[receipt_id].append(record_id)
    return tuple(
        Receipt(row.receipt_id, row.customer_id, row.language, row.issued_at, row.jws, tuple(covered[row.receipt_id]))
        for row in rows
    )
