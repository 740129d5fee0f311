"""Writes of interactions: what happened is added, never changed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from accord.interactions import models
from accord.interactions.types import Response, Touch

T = TypeVar("T")
BATCH = 500  # keys asked for at once: SQLite takes 999 parameters where nobody raised its limit


def record_touches(*, touches: Sequence[Touch], now: datetime) -> int:
    """Write contacts that happened; how many were new. A touch_id that is already there is left as it was."""
    fresh = {touch.touch_id: touch for touch in reversed(touches)}
    with transaction.atomic():
        for ids in _batches(tuple(fresh)):
            for known in models.Touch.objects.filter(touch_id__in=ids).values_list("touch_id", flat=True):
                del fresh[known]
        rows = [models.Touch.row_of(touch) for touch in fresh.values()]
        _stamp(rows, now)
        models.Touch.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return len(fresh)


def record_responses(*, responses: Sequence[Response], now: datetime) -> int:
    """Write answers; how many were new. A `key` that is already there is left as it was, so a repeat does no harm."""
    fresh = {response.key: response for response in reversed(responses)}
    with transaction.atomic():
        for keys in _batches(tuple(fresh)):
            for known in models.Response.objects.filter(key__in=keys).values_list("key", flat=True):
                del fresh[known]
        rows = [models.Response.row_of(response) for response in fresh.values()]
        _stamp(rows, now)
        models.Response.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return len(fresh)


def _stamp(rows: Iterable[models.Touch | models.Response], now: datetime) -> None:
    """We know of it from now on, whatever the caller thought: `recorded_at` is ours to say."""
    for row in rows:
        row.recorded_at = now


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
