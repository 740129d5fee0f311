"""Reads of delivery."""

from collections import Counter
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from accord.catalogue.types import Channel
from accord.delivery import links
from accord.delivery.grounds import why_of as why_of
from accord.delivery.models import Message
from accord.delivery.types import MessageRecord, MessageState
from accord.kernel.errors import NotFound
from accord.kernel.pages import Page


def queue_counts(*, channel: Channel | None = None) -> dict[MessageState, int]:
    """How many messages are in each state, of one channel or of all."""
    rows = Message.objects.all() if channel is None else Message.objects.filter(channel=channel)
    counted = Counter({MessageState(state): count for state, count in rows.values_list("state").annotate(Count("touch_id"))})
    return {state: counted[state] for state in MessageState}


def count_due(*, now: datetime, channel: Channel | None = None) -> int:
    """How many messages could be sent now, of one channel or of all."""
    due = Message.objects.filter(state=MessageState.QUEUED, due_at__lte=now)
    return (due if channel is None else due.filter(channel=channel)).count()


def refusal_counts() -> dict[str, int]:
    """How many messages the door refused, by reason code."""
    refused = Message.objects.filter(state=MessageState.REFUSED).values_list("reason").annotate(Count("touch_id"))
    return dict(refused.order_by("reason"))


def list_uncertain(*, offset: int = 0, limit: int = 50) -> Page[MessageRecord]:
    """The messages of which nobody knows whether the server took them, oldest first."""
    rows = Message.objects.filter(state=MessageState.UNCERTAIN).order_by("touch_id")
    return Page([_record(row) for row in rows[offset : offset + limit]], rows.count(), offset)


def message_of(*, touch_id: UUID) -> MessageRecord | None:
    """The message of this touch; None where there is none (a visit somebody reported)."""
    row = Message.objects.filter(touch_id=touch_id).first()
    return _record(row) if row else None


def message_to_end(*, token: str, now: datetime) -> MessageRecord:
    """The message whose kind an unsubscribe link ends. Raises AccordError `token.invalid`, NotFound."""
    record = message_of(touch_id=links.touch_to_end(token, now=now))
    if record is None:
        raise NotFound("message")
    return record


def link_for(*, touch_id: UUID, link: int) -> str:
    """The address that counts a click on the message's link number `link` and leads there."""
    return links.click_link(touch_id, link)


def unsubscribe_link_for(*, touch_id: UUID) -> str:
    """The address where this kind of message ends: GET asks, POST acts."""
    return links.unsubscribe_link(touch_id)


def preference_link_for(*, customer_id: int) -> str:
    """The address of a person's preference centre."""
    return links.preference_link(customer_id)


def receipt_link_for(*, receipt_id: UUID) -> str:
    """The address of a consent receipt, for whoever it is handed to."""
    return links.receipt_link(receipt_id)


def why_link_for(*, touch_id: UUID) -> str:
    """The address that says why a message was sent."""
    return links.why_link(touch_id)


def receipt_opened_by(*, token: str, now: datetime) -> UUID:
    """The receipt of a receipt link. Raises AccordError `token.invalid`."""
    return links.receipt_opened(token, now=now)


def touch_explained_by(*, token: str, now: datetime) -> UUID:
    """The touch of a why link. Raises AccordError `token.invalid`."""
    return links.touch_explained(token, now=now)


def _record(row: Message) -> MessageRecord:
    return MessageRecord(
        touch_id=row.touch_id,
        customer_id=row.customer_id,
        channel=Channel(row.channel),
        state=MessageState(row.state),
        reason=row.reason,
        version_id=row.version_id,
        sender_id=row.sender_id,
        brand_code=row.brand_code,
        attempts=row.attempts,
        queued_at=row.queued_at,
        due_at=row.due_at,
        closed_at=row.closed_at,
        topic=row.topic,
    )
