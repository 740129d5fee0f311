"""Writes of interactions: what happened is added, never changed. We know of it from `now` on, whatever the caller thought."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accord.interactions.appending import append_responses, append_touches
from accord.interactions.types import Response, Touch


@transaction.atomic
def record_touches(*, touches: Sequence[Touch], now: datetime) -> int:
    """Write contacts that happened; how many were new. A touch_id that is already there is left as it was."""
    return append_touches(touches, now=now)


@transaction.atomic
def record_responses(*, responses: Sequence[Response], now: datetime) -> int:
    """Write answers; how many were new. A `key` that is already there is left as it was, so a repeat does no harm."""
    return append_responses(responses, now=now)
