"""Into the outbox, and out of it again before anything was sent."""

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accord.contact_policy.actions import release_contacts
from accord.contact_policy.types import ReservationState
from accord.customers.actions import store_texts
from accord.customers.queries import uuids_in
from accord.delivery.models import Message
from accord.delivery.types import MessageDraft, MessageState
from accord.kernel.errors import AccordError


def queue_messages(*, drafts: Sequence[MessageDraft], now: datetime) -> int:
    """Put messages into the outbox; how many were new (a touch_id that is already there is left as it was).

    Each draft needs a permit that still holds and a reservation of the same person and channel. Raises AccordError
    `delivery.no_permit`, `delivery.no_reservation` or `delivery.permit_mismatch`; then nothing of the batch is queued.
    """
    for draft in drafts:
        _check(draft, now)
    with transaction.atomic():
        known = Message.objects.filter(touch_id__in=uuids_in(draft.reservation.touch_id for draft in drafts))
        seen = set(known.values_list("touch_id", flat=True))
        fresh = {draft.reservation.touch_id: draft for draft in drafts if draft.reservation.touch_id not in seen}
        sealed = _seal_values(list(fresh.values()), now)
        Message.objects.bulk_create(_row(draft, text_id, now) for draft, text_id in zip(fresh.values(), sealed, strict=True))
    return len(fresh)


def cancel_messages(*, touch_ids: Sequence[UUID], reason: str, now: datetime) -> int:
    """Take messages that still wait out of the queue, and give their contacts back; how many there were."""
    with transaction.atomic():
        waiting = Message.objects.filter(touch_id__in=uuids_in(touch_ids), state=MessageState.QUEUED)
        waiting.update(state=MessageState.CANCELLED, reason=reason, closed_at=now)
        cancelled = Message.objects.filter(touch_id__in=uuids_in(touch_ids), state=MessageState.CANCELLED)
        return release_contacts(touch_ids=list(cancelled.values_list("touch_id", flat=True)), reason=reason, now=now)


def _check(draft: MessageDraft, now: datetime) -> None:
    permit, reservation = draft.permit, draft.reservation
    if permit.valid_until <= now:
        raise AccordError("delivery.no_permit", "The permit is no longer valid.", "Ask for a new one.")
    if reservation.state is not ReservationState.RESERVED:
        raise AccordError("delivery.no_reservation", f"The reservation is {reservation.state}.", "Reserve the contact again.")
    if (permit.customer_id, permit.channel) != (reservation.customer_id, reservation.channel):
        raise AccordError(
            "delivery.permit_mismatch", "Permit and reservation are not of the same person and channel.", "Pair them again."
        )


def _seal_values(drafts: Sequence[MessageDraft], now: datetime) -> list[int | None]:
    """The slot values of each draft in the vault: with the version they give back the body that was sent, word for word."""
    texts = [(draft.permit.customer_id, json.dumps(dict(draft.values), ensure_ascii=False)) for draft in drafts if draft.values]
    sealed = iter(store_texts(texts=texts, now=now))
    return [next(sealed) if draft.values else None for draft in drafts]


def _row(draft: MessageDraft, slot_values_id: int | None, now: datetime) -> Message:
    permit, reservation = draft.permit, draft.reservation
    return Message(
        touch_id=reservation.touch_id,
        customer_id=permit.customer_id,
        contact_point_id=permit.contact_point_id,
        sender_id=permit.sender_id,
        version_id=draft.version_id,
        rep_id=draft.rep_id,
        slot_values_id=slot_values_id,
        channel=permit.channel,
        purpose=permit.purpose,
        topic=permit.topic,
        brand_code=draft.brand_code,
        scopes=" ".join(sorted(permit.scopes)),
        state=MessageState.QUEUED,
        queued_at=now,
        due_at=max(draft.not_before, reservation.planned_at),
    )
