"""What this room holds of one person: every contact, and every answer with what they wrote."""

from datetime import datetime
from typing import Any

from accord.catalogue.queries import list_senders
from accord.content.queries import get_versions
from accord.customers.queries import read_texts
from accord.interactions import models
from accord.kernel.personal_data import ErasedPart, Fate, Ground, Holding, PersonalTable, Retention, parts_of

PERSONAL: tuple[PersonalTable, ...] = (
    PersonalTable("interactions_touch", "touches", Fate.KEPT, "keys and codes only; counts must still add up"),
    PersonalTable(
        "interactions_response", "responses", Fate.KEPT, "keys and codes only; what the person wrote was sealed and is gone"
    ),
)
"""Every table of the room that speaks of persons."""

_TOUCH = ("occurred_at", "recorded_at", "channel", "purpose", "brand_code", "topic", "reported_by", "record_ids", "rule_ids")


def personal_data_of(*, customer_id: int) -> tuple[Holding, ...]:
    """Every contact, with the permission and rules it rests on, and every answer, opened. A constant number of queries."""
    return (
        Holding("touches", Ground.LEGITIMATE_INTEREST, Retention.PROOF, _touches(customer_id)),
        Holding("responses", Ground.LEGITIMATE_INTEREST, Retention.DIRECTORY, _responses(customer_id)),
    )


def erase_person(*, customer_id: int, now: datetime) -> tuple[ErasedPart, ...]:
    """What happened only grows and names nobody: it stays, and cannot be led back to anybody."""
    touches = models.Touch.objects.filter(customer=customer_id).count()
    responses = models.Response.objects.filter(customer=customer_id).count()
    return parts_of(PERSONAL, {"interactions_touch": touches, "interactions_response": responses})


def _touches(customer_id: int) -> tuple[dict[str, Any], ...]:
    rows = list(models.Touch.objects.filter(customer=customer_id).order_by("-occurred_at", "-touch_id"))
    versions = get_versions(version_ids={row.version_id for row in rows if row.version_id is not None})
    senders = {sender.id: sender.name for sender in list_senders()}
    return tuple(
        {
            "touch_id": row.touch_id,
            **{name: getattr(row, name) for name in _TOUCH},
            "sender": senders.get(row.sender_id, ""),
            "title": versions[row.version_id].title if row.version_id in versions else "",
            "law_table": row.table_hash,
        }
        for row in rows
    )


def _responses(customer_id: int) -> tuple[dict[str, Any], ...]:
    rows = list(models.Response.objects.filter(customer=customer_id).order_by("-occurred_at", "-pk"))
    texts = read_texts(vault_text_ids=[row.vault_text_id for row in rows if row.vault_text_id is not None])
    return tuple(
        {
            "occurred_at": row.occurred_at,
            "recorded_at": row.recorded_at,
            "channel": row.channel,
            "kind": row.kind,
            "author": row.author,
            "detail": row.detail,
            "text": texts.get(row.vault_text_id or 0, ""),
            "touch_id": row.touch_id,
        }
        for row in rows
    )
