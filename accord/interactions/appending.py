"""Touches and responses as rows: plain values, one statement for many."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from accord.access.append_only import append_rows
from accord.interactions import models
from accord.interactions.types import Response, Touch

_TOUCH = (
    *("touch_id", "customer_id", "channel", "purpose", "brand_code", "topic", "sender_id", "rep_id", "version_id"),
    *("contact_point_id", "record_ids", "rule_ids", "table_hash", "reported_by", "occurred_at", "recorded_at", "unreviewed"),
)
_RESPONSE = (
    *("key", "customer_id", "touch_id", "channel", "kind", "author", "detail", "vault_text_id"),
    *("occurred_at", "recorded_at"),
)


def append_touches(touches: Sequence[Touch], *, now: datetime) -> int:
    """Add the touches whose id is not there yet; how many those were."""
    number, moment = _id_adapter(), _moment_adapter()
    known_at = moment(now)
    rows = [
        (
            number(touch.touch_id),
            touch.customer_id,
            touch.channel.value,
            touch.purpose.value,
            touch.brand_code,
            touch.topic,
            touch.sender_id,
            touch.rep_id,
            touch.version_id,
            touch.contact_point_id,
            json.dumps(touch.record_ids),
            _as_json(touch.rule_ids),
            touch.table_hash,
            touch.reported_by,
            moment(touch.occurred_at),
            known_at,
            touch.unreviewed,
        )
        for touch in touches
    ]
    return append_rows(models.Touch, _TOUCH, rows, known="touch_id")


def append_responses(responses: Sequence[Response], *, now: datetime) -> int:
    """Add the responses whose key is not there yet; how many those were."""
    number, moment = _id_adapter(), _moment_adapter()
    known_at = moment(now)
    rows = [
        (
            response.key,
            response.customer_id,
            None if response.touch_id is None else number(response.touch_id),
            response.channel.value,
            response.kind.value,
            response.author.value,
            response.detail,
            response.vault_text_id,
            moment(response.occurred_at),
            known_at,
        )
        for response in responses
    ]
    return append_rows(models.Response, _RESPONSE, rows, known="key")


@lru_cache(maxsize=1024)
def _as_json(words: tuple[str, ...]) -> str:
    """Thousands of touches rest on the same few rules."""
    return json.dumps(words)


def _id_adapter() -> Callable[[UUID], Any]:
    return (lambda touch_id: touch_id) if connection.features.has_native_uuid_field else (lambda touch_id: touch_id.hex)


def _moment_adapter() -> Callable[[datetime], Any]:
    """As the database takes moments; those of a batch are mostly the same one."""
    return lru_cache(maxsize=1024)(connection.ops.adapt_datetimefield_value)
