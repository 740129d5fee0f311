"""Contacts in the order they took place, a stretch at a time."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Q

from accord.catalogue.types import Channel
from accord.customers.queries import ids_in
from accord.interactions import models
from accord.interactions.types import Touch


def touches_between(*, since: datetime, until: datetime, size: int = 2000) -> Iterator[list[Touch]]:
    """The contacts from `since` up to, not including, `until`, in lists of at most `size`; one query for each list."""
    window = models.Touch.objects.filter(occurred_at__gte=since, occurred_at__lt=until).order_by("occurred_at", "touch_id")
    rows = list(window[:size])
    while rows:
        yield [row.as_value() for row in rows]
        last = rows[-1]
        beyond = Q(occurred_at__gt=last.occurred_at) | Q(occurred_at=last.occurred_at, touch_id__gt=last.touch_id)
        rows = list(window.filter(beyond)[:size])


def contacts_of(*, customer_ids: Sequence[int], since: datetime, until: datetime) -> list[tuple[int, datetime, Channel, str]]:
    """Every contact with these customers in a time: customer, when, channel, touch id in hex; the earliest first. One query."""
    rows = models.Touch.objects.filter(customer_id__in=ids_in(customer_ids), occurred_at__gte=since, occurred_at__lt=until)
    found = rows.order_by("occurred_at", "touch_id").values_list("customer_id", "occurred_at", "channel", "touch_id")
    return [(customer_id, at, Channel(channel), touch_id.hex) for customer_id, at, channel, touch_id in found]
