"""What comes back: clicks, the way out, replies, bounces, complaints. Each finds its message by its token."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import suppress, withdraw
from accord.consent.types import Actor, Mechanism, SuppressionCause, Withdrawal
from accord.content.queries import get_version
from accord.customers.actions import set_contact_point_status, store_text
from accord.customers.queries import contact_points_for
from accord.customers.types import ContactPointStatus
from accord.delivery.actions.cancelling import cancel_forbidden
from accord.delivery.actions.recovering import settle_uncertain
from accord.delivery.composing import tracked_links
from accord.delivery.keywords import hear_keyword, hear_keyword_from
from accord.delivery.links import answered_touch, clicked, touch_to_end
from accord.delivery.models import Message
from accord.delivery.rules.authorship import Click, author_of
from accord.delivery.rules.inbound import INBOUND
from accord.delivery.rules.way_out import purpose_to_end
from accord.delivery.types import Inbound, InboundKind
from accord.interactions.actions import record_responses
from accord.interactions.queries import responses_for
from accord.interactions.types import Author, Response, ResponseKind
from accord.kernel.errors import NotFound

SWEEP = timedelta(seconds=10)


def record_click(*, token: str, user_agent: str, now: datetime, method: str = "GET") -> str:
    """Note who followed a link, person or machine, and where it leads. Raises AccordError `token.invalid`, NotFound."""
    touch_id, link = clicked(token, now=now)
    message = _message_of(touch_id)
    version = get_version(version_id=message.version_id)
    targets = tracked_links(version.body_html, version.body_text).targets
    if link >= len(targets):
        raise NotFound("link")
    click = Click(
        user_agent=user_agent,
        method=method,
        seconds=(now - message.closed_at).total_seconds() if message.closed_at else None,
        swept=len({f"link_{link}"} | _just_followed(message, now)),
        links=len(targets),
    )
    key = f"click:{touch_id.hex}:{link}:{int(now.timestamp())}"
    _respond(message, ResponseKind.CLICKED, author_of(click), key, now, now, detail=f"link_{link}")
    return targets[link]


def unsubscribe(*, token: str, mechanism: Mechanism, now: datetime) -> None:
    """End this kind of message on this channel from this sender (PERMISSION 3.5); a repeat changes nothing.

    Raises AccordError `token.invalid`, NotFound.
    """
    message = _message_of(touch_to_end(token, now=now))
    with transaction.atomic():
        _withdraw(message, mechanism, f"unsubscribe:{message.touch_id.hex}", now)
        key = f"unsubscribe:{message.touch_id.hex}"
        _respond(message, ResponseKind.UNSUBSCRIBED, Author.HUMAN, key, now, now)
    cancel_forbidden(customer_id=message.customer_id, now=now)


def receive(*, inbound: Sequence[Inbound], now: datetime) -> int:
    """Take in what channels brought; how much of it found its message. What a person wrote goes to the vault, nowhere else."""
    return sum(_take_in(item, now) for item in inbound)


def _take_in(item: Inbound, now: datetime) -> bool:
    touch_id = answered_touch(item.token, now=now)
    message = Message.objects.filter(touch_id=touch_id).first() if touch_id else None
    if message is None:
        return hear_keyword_from(item, now=now)
    meaning = INBOUND[InboundKind(item.kind)]
    with transaction.atomic():
        if meaning.keeps_text:
            hear_keyword(item, message, now=now)
        text_id = store_text(customer_id=message.customer_id, text=item.text, now=now) if meaning.keeps_text and item.text else None
        _respond(message, meaning.response, meaning.author, item.key, item.occurred_at, now, detail=meaning.detail, text_id=text_id)
        if meaning.address_is_dead and message.contact_point_id is not None:
            set_contact_point_status(contact_point_id=message.contact_point_id, status=ContactPointStatus.BOUNCED, now=now)
        if meaning.ends_contact:
            _withdraw(message, Mechanism.COMPLAINT_REPORT, item.key, now)
            _suppress(message, now)
    return True


def _message_of(touch_id: UUID) -> Message:
    message = Message.objects.filter(touch_id=touch_id).first()
    if message is None:
        raise NotFound("message")
    return message


def _just_followed(message: Message, now: datetime) -> set[str]:
    answers = responses_for(customer_id=message.customer_id)
    return {
        answer.detail
        for answer in answers
        if answer.touch_id == message.touch_id and answer.kind is ResponseKind.CLICKED and answer.occurred_at > now - SWEEP
    }


def _withdraw(message: Message, mechanism: Mechanism, key: str, now: datetime) -> None:
    withdrawal = Withdrawal(
        customer_id=message.customer_id,
        channel=Channel(message.channel),
        purpose=purpose_to_end(Purpose(message.purpose)),
        contact_point_id=message.contact_point_id,
        sender_id=message.sender_id,
    )
    withdraw(withdrawal=withdrawal, mechanism=mechanism, actor=Actor.SELF, now=now, key=key)


def _suppress(message: Message, now: datetime) -> None:
    """Who reports spam is not written to there again, by anybody, whatever was consented: the value itself is blocked."""
    points = contact_points_for(customer_ids=[message.customer_id])[message.customer_id]
    for point in points:
        if point.id == message.contact_point_id:
            suppress(cause=SuppressionCause.COMPLAINT, lookup_hash=point.lookup_hash, channel=Channel(message.channel), now=now)


def _respond(
    message: Message,
    kind: ResponseKind,
    author: Author,
    key: str,
    occurred_at: datetime,
    now: datetime,
    *,
    detail: str = "",
    text_id: int | None = None,
) -> None:
    """Write the answer. An answer also proves that an uncertain message was sent."""
    response = Response(
        customer_id=message.customer_id,
        channel=Channel(message.channel),
        kind=kind,
        author=author,
        occurred_at=occurred_at,
        recorded_at=now,
        key=key,
        touch_id=message.touch_id,
        detail=detail,
        vault_text_id=text_id,
    )
    record_responses(responses=[response], now=now)
    settle_uncertain(touch_ids=[message.touch_id], was_sent=True, now=now)
