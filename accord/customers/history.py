"""What customers were: written when it changes, read when somebody asks about the past."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from accord.customers import models
from accord.customers.intake.lists import ids_in
from accord.customers.rules.earlier import ADDED, WATCHED
from accord.customers.types import Change, Customer

_STATUS = "status"
_COLUMNS = ("id", "owner", "point", "of", "said", "at")


def note_customer_changes(pairs: Iterable[tuple[Customer, Customer]], *, now: datetime) -> None:
    """Keep what the watched fields of customers said before: (before, after) each. One query; inside a transaction."""
    models.Earlier.objects.bulk_create(
        models.Earlier(customer_id=before.id, field=name, value=str(getattr(before, name)), until=now)
        for before, after in pairs
        for name in WATCHED
        if getattr(before, name) != getattr(after, name)
    )


def note_point_statuses(statuses: Iterable[tuple[int, int, str]], *, now: datetime) -> None:
    """Keep what the status of contact points was before: (customer id, contact point id, old status) each. One query."""
    models.Earlier.objects.bulk_create(
        models.Earlier(customer_id=customer_id, contact_point_id=point_id, field=_STATUS, value=status, until=now)
        for customer_id, point_id, status in statuses
    )


def changes_since(*, customer_ids: Sequence[int], since: datetime) -> Mapping[int, tuple[Change, ...]]:
    """Whatever changed of these customers after a moment, by customer; nearly always nothing. One query."""
    ids = ids_in(customer_ids)
    changed: QuerySet[Any, Any] = models.Earlier.objects.filter(customer__in=ids, until__gt=since)
    told = changed.annotate(owner=F("customer_id"), point=F("contact_point_id"), of=F("field"), said=F("value"), at=F("until"))
    rows: QuerySet[Any, tuple[Any, ...]] = told.values_list(*_COLUMNS).union(
        _added(models.Customer.objects.filter(pk__in=ids, added_at__gt=since), F("id"), Value(None, BigIntegerField())),
        _added(models.ContactPoint.objects.filter(customer__in=ids, added_at__gt=since), F("customer_id"), F("id")),
        all=True,
    )
    found: dict[int, tuple[Change, ...]] = {}
    for row in rows:
        found[row[1]] = (*found.get(row[1], ()), Change(*row))
    return found


def _added(rows: QuerySet[Any], owner: F, point: F | Value) -> QuerySet[Any, Any]:
    """The same columns for rows that were not there before."""
    words = {"of": Cast(Value(ADDED), CharField()), "said": Cast(Value(""), CharField())}
    told = rows.annotate(owner=owner, point=Cast(point, BigIntegerField()), at=F("added_at"), **words)
    added: QuerySet[Any, Any] = told.values_list(*_COLUMNS)
    return added
