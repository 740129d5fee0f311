"""What a receipt is to say, gathered from ledger, notices and catalogue: a constant number of queries."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings

from accord.catalogue.queries import list_senders
from accord.catalogue.types import Channel, Purpose, Sender
from accord.consent import models
from accord.consent.rules.commitments import subject_of
from accord.consent.types import (
    Actor,
    EntryKind,
    Explicitness,
    LawfulBasis,
    Mechanism,
    Polarity,
    ReceiptContent,
    ReceiptLine,
    ReceiptNotice,
    ReceiptParty,
    RecordType,
)
from accord.customers.actions import create_person_keys


def content_for(rows: Sequence[models.ConsentRecord], *, receipt_id: UUID, language: str, now: datetime) -> ReceiptContent:
    """The content of a receipt of these entries of one person; the person gets a ledger key where there is none yet."""
    customer_id = rows[0].customer_id
    key = create_person_keys(customer_ids=[customer_id], now=now)[customer_id]
    shown = {row.notice_id for row in rows if row.notice_id is not None}
    notices = {notice.pk: notice for notice in models.Notice.objects.filter(pk__in=shown)}
    leaves = models.Leaf.objects.filter(kind=EntryKind.RECORD.value, entry_id__in=[row.pk for row in rows])
    places = dict(leaves.values_list("entry_id", "index"))
    checkpoint = models.Checkpoint.objects.order_by("-pk").first()
    senders = {sender.id: sender for sender in list_senders()}
    named = {row.sender_id for row in rows}
    reached = [sender for sender in senders.values() if None in named or sender.id in named]
    return ReceiptContent(
        receipt_id=receipt_id,
        issued_at=now,
        language=language,
        subject=subject_of(key, customer_id).hex(),
        parties=tuple(_party(sender) for sender in reached),
        lines=tuple(_line(row, notices.get(row.notice_id or 0), places.get(row.pk), reached) for row in rows),
        stored_in=tuple(place for place in settings.ACCORD_STORED_IN.split(",") if place),
        withdrawal_url=f"{settings.ACCORD_BASE_URL}/receipts",
        checkpoint_size=checkpoint.size if checkpoint else None,
        checkpoint_root=bytes(checkpoint.root).hex() if checkpoint else "",
    )


def _party(sender: Sender) -> ReceiptParty:
    return ReceiptParty(sender.code, sender.name, sender.postal_address, sender.from_email, sender.country)


def _line(row: models.ConsentRecord, notice: models.Notice | None, place: int | None, reached: Iterable[Sender]) -> ReceiptLine:
    return ReceiptLine(
        record_id=row.pk,
        type=RecordType(row.type),
        polarity=Polarity(row.polarity),
        explicitness=Explicitness(row.explicitness),
        channel=Channel(row.channel) if row.channel else None,
        purpose=Purpose(row.purpose) if row.purpose else None,
        topic=row.topic,
        mechanism=Mechanism(row.mechanism),
        lawful_basis=LawfulBasis(row.lawful_basis),
        basis_reference=row.basis_reference,
        actor=Actor(row.actor),
        control_initial=row.control_initial,
        control_final=row.control_final,
        jurisdiction=row.jurisdiction,
        given_at=row.valid_from,
        valid_until=row.valid_to,
        senders=tuple(sender.code for sender in reached if row.sender_id in (None, sender.id)),
        notice=_notice(notice) if notice else None,
        ledger_index=place,
    )


def _notice(notice: models.Notice) -> ReceiptNotice:
    return ReceiptNotice(notice.code, notice.number, notice.language, notice.text, notice.text_hash, notice.control)
