"""What this room holds of one person: records and their evidence, notices shown, wishes, blocks, receipts, ledger places."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from accord.catalogue.queries import list_senders
from accord.catalogue.types import Channel
from accord.consent import models
from accord.consent.actions.blocks import suppress
from accord.consent.types import SuppressionCause
from accord.customers.queries import contact_points_for, customers_at, read_contents
from accord.customers.types import ContactPointKind
from accord.kernel.personal_data import ErasedPart, Fate, Ground, HeldFile, Holding, PersonalTable, Retention, parts_of

PERSONAL: tuple[PersonalTable, ...] = (
    PersonalTable("consent_consentrecord", "records", Fate.KEPT, "the ledger's entries: keys and codes only, and they only grow"),
    PersonalTable(
        "consent_evidence", "evidence", Fate.KEPT, "kind, size and a digest under the destroyed key; the content is gone"
    ),
    PersonalTable("consent_recordevidence", "evidence", Fate.KEPT, "keys only"),
    PersonalTable("consent_preferencerecord", "preferences", Fate.KEPT, "keys and codes only, and they only grow"),
    PersonalTable("consent_suppression", "blocks", Fate.KEPT, "keyed hashes of contact values, so that they are not used again"),
    PersonalTable(
        "consent_leaf", "ledger", Fate.KEPT, "commitments under the destroyed key: every proof still verifies, none speaks"
    ),
    PersonalTable("consent_receipt", "receipts", Fate.KEPT, "keys and codes only"),
    PersonalTable("consent_receiptentry", "receipts", Fate.KEPT, "keys only"),
    PersonalTable("consent_receiptdelivery", "receipts", Fate.KEPT, "keys and codes only"),
)
"""Every table of the room that speaks of persons."""

_RECORD = (
    *("id", "type", "polarity", "explicitness", "channel", "purpose", "topic", "mechanism", "route", "lawful_basis", "actor"),
    *("actor_reference", "grade", "language", "control_initial", "control_final", "jurisdiction", "jurisdiction_reason"),
    *("basis_reference", "expires_by_rule", "place", "reason", "corrects_id", "supersedes_id", "notice_id"),
    *("valid_from", "valid_to", "recorded_at"),
)
_WISH = (
    *("recorded_at", "channels_off", "topics_off", "favoured_channel", "return_channel", "contacts_per_month", "per_channel"),
    *("quiet_hours", "pause_until", "language"),
)
_BLOCK = ("recorded_at", "cause", "channel", "until", "lifted_at", "lifted_because")
_SUFFIX = {
    "text/plain": "txt",
    "image/png": "png",
    "image/jpeg": "jpg",
    "application/pdf": "pdf",
    "audio/ogg": "ogg",
    "text/html": "html",
}
_SUFFIX |= {"message/rfc822": "eml", "audio/mpeg": "mp3", "audio/wav": "wav", "application/json": "json", "image/svg+xml": "svg"}


def personal_data_of(*, customer_id: int) -> tuple[Holding, ...]:
    """Everything this room holds of a person, evidence opened, in a constant number of queries."""
    records = _records(customer_id)
    evidence, files = _evidence(customer_id)
    proof, duty = Retention.PROOF, Ground.LEGAL_OBLIGATION
    return (
        Holding("records", duty, proof, records),
        Holding("evidence", duty, proof, evidence, files),
        Holding("notices", duty, proof, _notices(record["notice_id"] for record in records)),
        Holding("preferences", Ground.CONSENT, proof, tuple(_of(models.PreferenceRecord, customer_id).values(*_WISH))),
        Holding("blocks", duty, Retention.BLOCK, _blocks(customer_id)),
        Holding("receipts", duty, proof, _receipts(customer_id)),
        Holding("ledger", duty, proof, _leaves(customer_id)),
    )


@transaction.atomic
def erase_person(*, customer_id: int, now: datetime) -> tuple[ErasedPart, ...]:
    """Block the person and every contact value of theirs for good; what only grows stays, with nobody's name in it.

    A postal address that others share is not blocked: it is the hospital's. An e-mail or number that is shared is blocked for all,
    as any withdrawal at it is (PERMISSION 3.5.3).
    """
    suppress(cause=SuppressionCause.REQUEST, customer_id=customer_id, now=now)
    for lookup_hash, channel in values_to_block(customer_id=customer_id):
        suppress(cause=SuppressionCause.REQUEST, lookup_hash=lookup_hash, channel=channel, now=now)
    return parts_of(PERSONAL, _counts(customer_id))


def values_to_block(*, customer_id: int) -> tuple[tuple[bytes, Channel | None], ...]:
    """The keyed hashes of the contact values that are blocked when this person is erased, each with the channel (None: all)."""
    points = contact_points_for(customer_ids=[customer_id])[customer_id]
    everywhere = {point.lookup_hash for point in points if point.kind is not ContactPointKind.POST and point.value}
    places = {point.lookup_hash for point in points if point.kind is ContactPointKind.POST and point.value}
    own = [place for place in sorted(places) if customers_at(lookup_hash=place) == (customer_id,)]
    return (*((value, None) for value in sorted(everywhere)), *((place, Channel.POST) for place in own))


def _counts(customer_id: int) -> dict[str, int]:
    values = [point.lookup_hash for point in contact_points_for(customer_ids=[customer_id])[customer_id]]
    return {
        "consent_consentrecord": _of(models.ConsentRecord, customer_id).count(),
        "consent_evidence": _of(models.Evidence, customer_id).count(),
        "consent_recordevidence": models.RecordEvidence.objects.filter(record__customer=customer_id).count(),
        "consent_preferencerecord": _of(models.PreferenceRecord, customer_id).count(),
        "consent_suppression": models.Suppression.objects.filter(Q(customer=customer_id) | Q(lookup_hash__in=values)).count(),
        "consent_leaf": models.Leaf.objects.filter(customer=customer_id).count(),
        "consent_receipt": models.Receipt.objects.filter(customer=customer_id).count(),
        "consent_receiptentry": models.ReceiptEntry.objects.filter(receipt__customer=customer_id).count(),
        "consent_receiptdelivery": models.ReceiptDelivery.objects.filter(receipt__customer=customer_id).count(),
    }


def _of(model: Any, customer_id: int) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(customer=customer_id).order_by("-recorded_at", "-pk")
    return rows


def _records(customer_id: int) -> tuple[dict[str, Any], ...]:
    senders = {sender.id: sender.name for sender in list_senders()}
    rows = _of(models.ConsentRecord, customer_id).values(*_RECORD, "sender_id", "contact_point__value")
    return tuple(
        {
            **{name: value for name, value in row.items() if name not in ("sender_id", "contact_point__value")},
            "sender": senders.get(row["sender_id"], ""),
            "contact_point": row["contact_point__value"] or "",
        }
        for row in rows
    )


def _evidence(customer_id: int) -> tuple[tuple[dict[str, Any], ...], tuple[HeldFile, ...]]:
    bound: dict[int, list[int]] = {}
    pairs = models.RecordEvidence.objects.filter(evidence__customer=customer_id).values_list("evidence_id", "record_id")
    for evidence_id, record_id in pairs.order_by("record_id"):
        bound.setdefault(evidence_id, []).append(record_id)
    rows = list(_of(models.Evidence, customer_id))
    contents = read_contents(vault_text_ids=[row.content_id for row in rows])
    files = tuple(HeldFile(_name_of(row), row.media_type, contents[row.content_id]) for row in rows if row.content_id in contents)
    return tuple(_piece(row, bound.get(row.pk, [])) for row in rows), files


def _name_of(row: models.Evidence) -> str:
    return f"evidence/{row.pk}-{row.kind}.{_SUFFIX.get(row.media_type, 'bin')}"


def _piece(row: models.Evidence, records: list[int]) -> dict[str, Any]:
    return {
        "recorded_at": row.recorded_at,
        "kind": row.kind,
        "media_type": row.media_type,
        "size": row.size,
        "captured_by": row.captured_by,
        "records": records,
        "file": _name_of(row),
    }


def _notices(notice_ids: Iterable[int | None]) -> tuple[dict[str, Any], ...]:
    rows = models.Notice.objects.filter(pk__in={number for number in notice_ids if number is not None}).order_by(
        "-valid_from", "-pk"
    )
    told = ("id", "code", "number", "language", "text", "text_hash", "control", "control_initial", "valid_from", "valid_to")
    return tuple(rows.values(*told))


def _blocks(customer_id: int) -> tuple[dict[str, Any], ...]:
    values = [point.lookup_hash for point in contact_points_for(customer_ids=[customer_id])[customer_id]]
    standing = models.Suppression.objects.filter(Q(customer=customer_id) | Q(lookup_hash__in=values)).order_by(
        "-recorded_at", "-pk"
    )
    return tuple(standing.values(*_BLOCK))


def _receipts(customer_id: int) -> tuple[dict[str, Any], ...]:
    rows = models.Receipt.objects.filter(customer=customer_id).order_by("-issued_at", "-pk")
    covered: dict[Any, list[int]] = {}
    for receipt_id, record_id in models.ReceiptEntry.objects.filter(receipt__customer=customer_id).values_list(
        "receipt_id", "record_id"
    ):
        covered.setdefault(receipt_id, []).append(record_id)
    handed: dict[Any, list[dict[str, Any]]] = {}
    deliveries = models.ReceiptDelivery.objects.filter(receipt__customer=customer_id).order_by("delivered_at", "pk")
    for receipt_id, channel, delivered_at in deliveries.values_list("receipt_id", "channel", "delivered_at"):
        handed.setdefault(receipt_id, []).append({"channel": channel, "delivered_at": delivered_at})
    return tuple(
        {
            "receipt_id": row.pk,
            "issued_at": row.issued_at,
            "language": row.language,
            "records": sorted(covered.get(row.pk, [])),
            "handed_over": handed.get(row.pk, []),
            "jws": row.jws,
        }
        for row in rows
    )


def _leaves(customer_id: int) -> tuple[dict[str, Any], ...]:
    rows = models.Leaf.objects.filter(customer=customer_id).order_by("-index")
    return tuple(
        {"index": row.index, "kind": row.kind, "entry_id": row.entry_id, "number": row.number, "hash": bytes(row.hash).hex()}
        for row in rows
    )
