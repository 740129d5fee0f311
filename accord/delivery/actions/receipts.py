"""Handing a receipt over, on the channel that was just permitted."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accord.catalogue.types import Channel
from accord.consent.actions import record_receipt_delivery
from accord.consent.queries import get_receipt, records_for
from accord.consent.types import Polarity, RecordType
from accord.content.types import LetterKind
from accord.delivery.actions.letters import queue_letter
from accord.delivery.links import receipt_link


@transaction.atomic
def hand_over_receipt(
    *, receipt_id: UUID, channel: Channel, now: datetime, about: str = "", contact_point_id: int | None = None
) -> UUID | None:
    """Deliver a receipt where the person just said yes: a letter by e-mail (its touch id), else it was shown there and then (None).

    `about` says in the person's language what was agreed to. A refusal or a withdrawal never sends anything: its receipt is shown.
    Raises NotFound (receipt) and, by e-mail, what `queue_letter` raises.
    """
    receipt = get_receipt(receipt_id=receipt_id)
    touch_id = None
    if channel is Channel.EMAIL and _says_yes(receipt.customer_id, receipt.record_ids):
        touch_id = queue_letter(
            customer_id=receipt.customer_id,
            letter=LetterKind.RECEIPT,
            values={"action_url": receipt_link(receipt_id), "about": about},
            contact_point_id=contact_point_id,
            now=now,
        )
    record_receipt_delivery(receipt_id=receipt_id, channel=channel, touch_id=touch_id, now=now)
    return touch_id


def _says_yes(customer_id: int, record_ids: tuple[int, ...]) -> bool:
    """Whether every entry is a yes that counts: what still waits for its confirmation has a letter of its own."""
    entries = [record for record in records_for(customer_id=customer_id) if record.id in record_ids]
    return all(entry.polarity is Polarity.OPT_IN and entry.type is not RecordType.GRANTED_PENDING for entry in entries)
