"""Words like STOP among what comes in: heard before anything else is made of the message."""

from datetime import datetime

from django.db import transaction

from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import record_keyword
from accord.consent.types import KeywordReply
from accord.customers.queries import contact_points_for, customers_at, customers_by_id, lookup_hash_of
from accord.customers.types import ContactPoint
from accord.delivery.models import Message
from accord.delivery.rules.way_out import purpose_to_end
from accord.delivery.types import Inbound, InboundKind

LISTENS = frozenset({Channel.SMS, Channel.CHAT_APP, Channel.EMAIL})


def hear_keyword(item: Inbound, message: Message, *, now: datetime) -> KeywordReply | None:
    """What a word in an answer to a message does; None where it is no such word. Inside a transaction."""
    if item.channel not in LISTENS:
        return None
    return record_keyword(
        text=item.text,
        customer_id=message.customer_id,
        channel=Channel(message.channel),
        contact_point_id=message.contact_point_id,
        sender_id=message.sender_id,
        key=item.key,
        occurred_at=item.occurred_at,
        now=now,
        language=_language(message.customer_id),
        purpose=purpose_to_end(Purpose(message.purpose)),
    )


def hear_keyword_from(item: Inbound, *, now: datetime) -> bool:
    """The same where only the number tells who wrote: it binds everybody reached there. Whether it was such a word of somebody.

    It speaks of the sender who wrote to that number last, and of every sender where none did.
    """
    if not item.address or item.channel not in LISTENS or item.kind != InboundKind.REPLY:
        return False
    looked_up = lookup_hash_of(value=item.address)
    customer_ids = customers_at(lookup_hash=looked_up)
    points = contact_points_for(customer_ids=customer_ids)
    with transaction.atomic():
        heard = [
            _hear(item, next(point for point in points[customer_id] if point.lookup_hash == looked_up), now)
            for customer_id in customer_ids
        ]
    return any(heard)


def _hear(item: Inbound, point: ContactPoint, now: datetime) -> bool:
    last = Message.objects.filter(contact_point_id=point.id, channel=item.channel.value).order_by("-queued_at").first()
    reply = record_keyword(
        text=item.text,
        customer_id=point.customer_id,
        channel=item.channel,
        contact_point_id=point.id,
        sender_id=last.sender_id if last else None,
        key=f"{item.key}:{point.id}",
        occurred_at=item.occurred_at,
        now=now,
        language=_language(point.customer_id),
        purpose=purpose_to_end(Purpose(last.purpose)) if last else Purpose.MARKETING,
    )
    return reply is not None


def _language(customer_id: int) -> str:
    customer = customers_by_id(customer_ids=[customer_id]).get(customer_id)
    return customer.language if customer and customer.language else "en"
