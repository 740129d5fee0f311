"""Why a message was sent: the decision at the door, as the touch keeps it."""

from uuid import UUID

from accord.catalogue.types import Channel, Purpose
from accord.consent.queries import permissions_for
from accord.customers.queries import customers_by_id
from accord.delivery.answers import touch_for
from accord.delivery.models import Message
from accord.delivery.rules.asking import question_for
from accord.delivery.types import Ground
from accord.interactions.queries import touch_of
from accord.interactions.types import Touch
from accord.kernel.errors import NotFound


def why_of(*, touch_id: UUID) -> Ground:
    """The ground of a contact: of a mail that was sent, or of a visit. Raises NotFound.

    Where no touch is on record yet (nobody knows whether the server took it), the question of that moment is asked again.
    """
    message = Message.objects.filter(touch_id=touch_id).first()
    touch = touch_of(touch_id=touch_id) or (_as_of_then(message) if message else None)
    if touch is None:
        raise NotFound("message")
    return Ground(
        touch_id=touch_id,
        customer_id=touch.customer_id,
        contact_point_id=touch.contact_point_id,
        channel=Channel(touch.channel),
        purpose=Purpose(touch.purpose),
        topic=touch.topic,
        brand_code=touch.brand_code,
        sender_id=touch.sender_id,
        version_id=touch.version_id,
        decided_at=touch.occurred_at,
        record_ids=touch.record_ids,
        rule_ids=touch.rule_ids,
        table_hash=touch.table_hash,
        unreviewed=touch.unreviewed,
        service=message is not None and not message.scopes,
    )


def _as_of_then(message: Message) -> Touch:
    moment = message.leased_at or message.queued_at
    customer = customers_by_id(customer_ids=[message.customer_id])[message.customer_id]
    (permission,) = permissions_for(questions=[question_for(message, customer, at=moment)])
    return touch_for(message, permission, moment)
