"""What this room holds of one person: messages queued, sent and refused, with the words that were theirs alone."""

import json
from datetime import datetime
from typing import Any

from django.db import transaction

from accord.content.queries import get_versions
from accord.content.types import PieceVersion
from accord.customers.queries import read_texts
from accord.delivery import models
from accord.delivery.actions import cancel_messages
from accord.delivery.types import MessageState
from accord.kernel.personal_data import ErasedPart, Fate, Ground, Holding, PersonalTable, Retention, parts_of

ERASED = "erased"
PERSONAL: tuple[PersonalTable, ...] = (
    PersonalTable(
        "delivery_message", "messages", Fate.KEPT, "keys and codes only; waiting ones are cancelled, what was filled in is gone"
    ),
    PersonalTable("delivery_attempt", "messages", Fate.KEPT, "moments and status codes only"),
)
"""Every table of the room that speaks of persons."""


def personal_data_of(*, customer_id: int) -> tuple[Holding, ...]:
    """Every message with its text, what was filled in for this person and every attempt. A constant number of queries."""
    rows = list(models.Message.objects.filter(customer=customer_id).prefetch_related("tries").order_by("-queued_at", "-touch_id"))
    versions = get_versions(version_ids={row.version_id for row in rows})
    texts = read_texts(vault_text_ids=[row.slot_values_id for row in rows if row.slot_values_id is not None])
    told = tuple(_told(row, versions.get(row.version_id), texts.get(row.slot_values_id or 0, "")) for row in rows)
    return (Holding("messages", Ground.LEGITIMATE_INTEREST, Retention.DIRECTORY, told),)


@transaction.atomic
def erase_person(*, customer_id: int, now: datetime) -> tuple[ErasedPart, ...]:
    """Nothing more leaves for this person: what waits is cancelled, its contacts given back."""
    held = models.Message.objects.filter(customer=customer_id)
    waiting = list(held.filter(state=MessageState.QUEUED).values_list("touch_id", flat=True))
    cancel_messages(touch_ids=waiting, reason=ERASED, now=now)
    tries = models.Attempt.objects.filter(message__customer=customer_id).count()
    return parts_of(PERSONAL, {"delivery_message": held.count(), "delivery_attempt": tries})


def touch_ids_of(*, customer_id: int) -> tuple[str, ...]:
    """The ids of every message to this person, as its Message-ID writes them (32 hexadecimal digits)."""
    return tuple(
        touch_id.hex for touch_id in models.Message.objects.filter(customer=customer_id).values_list("touch_id", flat=True)
    )


def _told(row: models.Message, version: PieceVersion | None, values: str) -> dict[str, Any]:
    return {
        "touch_id": row.touch_id,
        "queued_at": row.queued_at,
        "closed_at": row.closed_at,
        "channel": row.channel,
        "purpose": row.purpose,
        "state": row.state,
        "reason": row.reason,
        "title": version.title if version else "",
        "subject": version.subject if version else "",
        "text": version.body_text if version else "",
        "filled_in": json.loads(values) if values else {},
        "attempts": [
            {"asked_at": one.asked_at, "outcome": one.outcome, "detail": one.detail}
            for one in sorted(row.tries.all(), key=lambda one: one.number)
        ],
    }
