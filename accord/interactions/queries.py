"""Reads of interactions."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, OuterRef, Subquery

from accord.catalogue.types import Channel
from accord.interactions import models
from accord.interactions.reading import contacts_of as contacts_of
from accord.interactions.reading import touches_between as touches_between
from accord.interactions.types import RECEIPTS, Author, Response, ResponseKind, Touch


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
    return None if row is None else row.as_value()


def touches_of(*, touch_ids: Sequence[UUID]) -> dict[UUID, Touch]:
    """The contacts with these ids, as far as they happened (at most some hundreds: a page, a batch)."""
    rows = models.Touch.objects.filter(touch_id__in=touch_ids)
    return {row.touch_id: row.as_value() for row in rows}


def count_touches(*, since: datetime, until: datetime) -> dict[Channel, int]:
    """Contacts from `since` up to, not including, `until`, by channel."""
    rows = models.Touch.objects.filter(occurred_at__gte=since, occurred_at__lt=until)
    counts = rows.values_list("channel").annotate(Count("touch_id")).order_by("channel")
    return {Channel(channel): number for channel, number in counts}


def count_responses(*, since: datetime, until: datetime) -> dict[tuple[ResponseKind, Author], int]:
    """Answers from `since` up to, not including, `until`, by kind and author."""
    rows = models.Response.objects.filter(occurred_at__gte=since, occurred_at__lt=until)
    counts = rows.values_list("kind", "author").annotate(Count("id")).order_by("kind", "author")
    return {(ResponseKind(kind), Author(author)): number for kind, author, number in counts}


def count_answered(*, since: datetime, until: datetime, within: timedelta) -> dict[tuple[Channel, Channel], int]:
    """Contacts of that time that a person answered `within` so long: (channel of the contact, channel of the answer) -> contacts.

    Several answers on one channel count once; receipts of machines are no answers. One statement.
    """
    touch = models.Touch.objects.filter(touch_id=OuterRef("touch_id"))
    answers = (
        models.Response.objects.filter(author=Author.HUMAN, occurred_at__gte=since, occurred_at__lt=until + within)
        .exclude(kind__in=RECEIPTS)
        .annotate(touched_at=Subquery(touch.values("occurred_at")), touched_by=Subquery(touch.values("channel")))
        .filter(touched_at__gte=since, touched_at__lt=until, occurred_at__lt=F("touched_at") + within)
    )
    counts = (
        answers.values_list("touched_by", "channel").annotate(Count("touch_id", distinct=True)).order_by("touched_by", "channel")
    )
    return {(Channel(action), Channel(answer)): number for action, answer, number in counts}
