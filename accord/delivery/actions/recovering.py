"""After a crash: what was held is freed, what nobody knows is shown, and evidence settles it."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from accord.consent.queries import permissions_for
from accord.contact_policy.actions import commit_contacts
from accord.customers.queries import customers_by_id
from accord.delivery.answers import touch_for
from accord.delivery.models import Message
from accord.delivery.outbox import give_up_leases
from accord.delivery.rules.asking import question_for
from accord.delivery.types import MessageState
from accord.delivery.workers import is_gone
from accord.interactions.actions import record_touches
from accord.interactions.types import Touch

LONGEST_LEASE = timedelta(minutes=15)


def recover_leases(*, now: datetime, is_gone: Callable[[str], bool] = is_gone) -> tuple[int, int]:
    """Free what workers held that are silent for 15 minutes, or that are dead as far as `is_gone` can tell of their lease.

    (queued again, uncertain): a message whose attempt had begun may have been taken by the server; it is never resent by itself.
    """
    return give_up_leases(before=now - LONGEST_LEASE, is_gone=is_gone)


def settle_uncertain(*, touch_ids: Sequence[UUID], was_sent: bool, now: datetime) -> int:
    """Somebody (or an answer to the message) knows what became of uncertain messages; how many were settled.

    Sent: the contact counts and becomes a touch. Not sent: it is queued again, and passes the door again.
    """
    with transaction.atomic():
        unsure = list(Message.objects.filter(touch_id__in=touch_ids, state=MessageState.UNCERTAIN))
        if not unsure:
            return 0
        ids = [message.touch_id for message in unsure]
        rows = Message.objects.filter(touch_id__in=ids, state=MessageState.UNCERTAIN)
        if not was_sent:
            return rows.update(state=MessageState.QUEUED, lease="", due_at=now)
        record_touches(touches=_touches(unsure), now=now)
        commit_contacts(touch_ids=ids, now=now)
        return rows.update(state=MessageState.SENT, closed_at=now)


def _touches(messages: Sequence[Message]) -> list[Touch]:
    """The contacts with the permission they were sent under: the door's question, asked again as of that moment."""
    customers = customers_by_id(customer_ids=[message.customer_id for message in messages])
    asked = [(message, message.leased_at or message.queued_at) for message in messages]
    questions = [question_for(message, customers[message.customer_id], at=moment) for message, moment in asked]
    permissions = permissions_for(questions=questions)
    return [touch_for(message, permission, moment) for (message, moment), permission in zip(asked, permissions, strict=True)]
