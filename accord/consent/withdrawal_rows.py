"""Withdrawals in the order of the ledger, with the moment by which each must bind. Private to the room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Exists, Max, OuterRef, QuerySet

from accord.catalogue.types import Channel, Purpose
from accord.consent import models
from accord.consent.queries.law import law_table
from accord.consent.rules.contact_points import KIND_OF
from accord.consent.rules.law import judged_scopes, need_for
from accord.consent.rules.propagation import WITHDRAWALS, due_by
from accord.consent.rules.questions import RECIPIENT
from accord.consent.types import EntryKind, LawTable, Polarity, RecordType, WithdrawalNotice
from accord.customers.queries import countries_of, ids_in
from accord.customers.types import CustomerKind

_SCOPE = ("type", "channel", "purpose", "contact_point_id", "topic", "sender_id", "valid_from", "recorded_at")
_SPOKEN = tuple(KIND_OF)


@dataclass(frozen=True, slots=True)
class Row:
    """A withdrawal where it stands: position in the ledger, entry, customer, channel ('' for all), when we knew."""

    position: int
    record_id: int
    customer_id: int
    channel: str
    recorded_at: datetime


def _leaves(after: int) -> QuerySet[models.Leaf]:
    withdrawal = models.ConsentRecord.objects.filter(
        pk=OuterRef("entry_id"), polarity=Polarity.OPT_OUT.value, type__in=[kind.value for kind in WITHDRAWALS]
    )
    leaves = models.Leaf.objects.filter(kind=EntryKind.RECORD.value, index__gte=after)
    return leaves.filter(Exists(withdrawal)).order_by("index")


def rows_after(position: int) -> list[Row]:
    """Every withdrawal after a position. Two queries."""
    places = {entry_id: index + 1 for index, entry_id in _leaves(position).values_list("index", "entry_id")}
    if not places:
        return []
    records = models.ConsentRecord.objects.filter(pk__in=ids_in(list(places)))
    fields = records.values_list("pk", "customer_id", "channel", "recorded_at")
    rows = (Row(places[pk], pk, customer_id, channel, recorded_at) for pk, customer_id, channel, recorded_at in fields)
    return sorted(rows, key=lambda row: row.position)


def notices_after(position: int, limit: int) -> list[WithdrawalNotice]:
    """At most `limit` withdrawals after a position, in order. Four queries."""
    places = {entry_id: index + 1 for index, entry_id in _leaves(position).values_list("index", "entry_id")[:limit]}
    return notices_of(places)


def notices_of(places: dict[int, int]) -> list[WithdrawalNotice]:
    """The withdrawals of these entries (entry -> position), in the order of the ledger."""
    rows = list(models.ConsentRecord.objects.filter(pk__in=ids_in(list(places))).values_list("pk", "customer_id", *_SCOPE))
    due = due_times([(customer_id, channel, recorded) for _, customer_id, _, channel, *_, recorded in rows]) if rows else []
    notices = [
        WithdrawalNotice(
            position=places[pk],
            record_id=pk,
            customer_id=customer_id,
            type=RecordType(kind),
            channel=Channel(channel) if channel else None,
            purpose=Purpose(purpose) if purpose else None,
            contact_point_id=point_id,
            topic=topic,
            sender_id=sender_id,
            valid_from=valid_from,
            recorded_at=recorded_at,
            due_by=by,
        )
        for (pk, customer_id, kind, channel, purpose, point_id, topic, sender_id, valid_from, recorded_at), by in zip(
            rows, due, strict=True
        )
    ]
    return sorted(notices, key=lambda notice: notice.position)


def due_times(asked: Sequence[tuple[int, str, datetime]]) -> list[datetime]:
    """By when each withdrawal (customer, channel or '', when we knew) must bind by the law of its country. Two queries at most."""
    places = countries_of(customer_ids=sorted({customer_id for customer_id, _, _ in asked}))
    table = law_table()
    answers = []
    for customer_id, channel, recorded_at in asked:
        kind, country, region, zone = places.get(customer_id, (CustomerKind.HCP.value, "", "", ""))
        limits = _limits(table, kind, region or country, channel, recorded_at.date())
        answers.append(due_by(recorded_at, limits, region or country, zone))
    return answers


@lru_cache(maxsize=65536)
def _limits(table: LawTable, kind: str, jurisdiction: str, channel: str, on: date) -> tuple[tuple[int, str], ...]:
    """Every limit that a rule on these channels sets."""
    channels = (Channel(channel),) if channel else _SPOKEN
    needs = (
        need_for(
            table,
            jurisdiction=jurisdiction,
            kind=RECIPIENT[CustomerKind(kind)],
            channel=one,
            scopes=judged_scopes(Purpose.MARKETING, frozenset()),
            on=on,
        )
        for one in channels
    )
    return tuple(dict.fromkeys(limit for need in needs for limit in need.obligations.withdrawal_limits))


def acknowledged() -> dict[str, tuple[int, datetime]]:
    """How far each connector has acknowledged, and when it last did. Three queries."""
    newest = models.Acknowledgement.objects.values("connector").annotate(last=Max("pk")).values_list("last", flat=True)
    rows = list(models.Acknowledgement.objects.filter(pk__in=list(newest)).values_list("connector", "record_id", "acknowledged_at"))
    leaves = models.Leaf.objects.filter(kind=EntryKind.RECORD.value, entry_id__in=[record_id for _, record_id, _ in rows])
    position = {entry_id: index + 1 for entry_id, index in leaves.values_list("entry_id", "index")}
    return {connector: (position[record_id], at) for connector, record_id, at in rows}
