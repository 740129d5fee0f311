"""After a withdrawal: what waits for this person and may no longer be sent leaves the queue at once.

The door would refuse it all the same at the moment of sending; this gives the contacts back and shows the queue as it is.
"""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from accord.consent.queries import permissions_for
from accord.customers.queries import customers_by_id
from accord.delivery.actions.queueing import cancel_messages
from accord.delivery.models import Message
from accord.delivery.rules.asking import question_for
from accord.delivery.types import MessageState


def cancel_forbidden(*, customer_id: int, now: datetime) -> int:
    """Ask permission again for everything that is queued for a customer, and cancel what has none any more; how many.

    One look-up by index where nothing waits, else a constant number of queries.
    """
    waiting = list(Message.objects.filter(customer_id=customer_id, state=MessageState.QUEUED))
    if not waiting:
        return 0
    customer = customers_by_id(customer_ids=[customer_id])[customer_id]
    questions = [question_for(message, customer, at=now) for message in waiting]
    refused: defaultdict[str, list[UUID]] = defaultdict(list)
    for message, permission in zip(waiting, permissions_for(questions=questions), strict=True):
        if not permission.allowed:
            refused[f"permission.{permission.reasons[0].code}"].append(message.touch_id)
    return sum(cancel_messages(touch_ids=touch_ids, reason=reason, now=now) for reason, touch_ids in refused.items())
