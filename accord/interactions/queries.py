"""Reads of interactions."""

from collections.abc import Sequence
from uuid import UUID

from accord.interactions import models
from accord.interactions.types import Response, Touch


def touches_for(*, customer_id: int) -> tuple[Touch, ...]:
    """Every contact with a customer, the latest first."""
    rows = models.Touch.objects.filter(customer_id=customer_id).order_by("-occurred_at", "-touch_id")
    return tuple(row.as_value() for row in rows)


def responses_for(*, customer_id: int) -> tuple[Response, ...]:
    """Every answer of a customer and of the machines on their side, the latest first."""
    rows = models.Response.objects.filter(customer_id=customer_id).order_by("-occurred_at", "-id")
    return tuple(row.as_value() for row in rows)


def touch_of(*, touch_id: UUID) -> Touch | None:
    """The contact with this id; None while it is planned and for one that never happened."""
    row = models.Touch.objects.filter(touch_id=touch_id).first()
    return row and row.as_value()


def touches_of(*, touch_ids: Sequence[UUID]) -> dict[UUID, Touch]:
    """The contacts with these ids, as far as they happened (at most some hundreds: a page, a batch)."""
    rows = models.Touch.objects.filter(touch_id__in=touch_ids)
    return {row.touch_id: row.as_value() for row in rows}
