"""Everything that is on file of many customers, read with a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import Q

from accord.consent import models
from accord.consent.rows import RECORD_COLUMNS, preference_of, record_of
from accord.consent.types import ConsentRecord, Polarity, Preference, Question, RecordType
from accord.customers.queries import changes_since, contact_points_for, customers_by_id, hashes_in, ids_in
from accord.customers.types import Change, ContactPoint, Customer

Key = TypeVar("Key")
Value = TypeVar("Value")
Points = Mapping[int, tuple[ContactPoint, ...]]
NoticeChange = tuple[datetime, datetime]
"""A later version of a notice says something else in substance: from when on, and since when we knew."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was read, by customer or by the keyed hash of a contact value; `changes` are of customers since the earliest question.

    `blocks` have customer ids and hashes as keys; `wishes` stand oldest first, with their numbers.
    """

    customers: Mapping[int, Customer]
    points: Points
    changes: Mapping[int, tuple[Change, ...]]
    records: Mapping[int, tuple[ConsentRecord, ...]]
    elsewhere: Mapping[bytes, tuple[ConsentRecord, ...]]
    blocks: Mapping[int | bytes, tuple[models.Suppression, ...]]
    wishes: Mapping[int, tuple[tuple[int, Preference], ...]]
    notice_changes: Mapping[int, tuple[NoticeChange, ...]]


def read_shelf(questions: Sequence[Question], customers: Mapping[int, Customer] | None, points: Points | None) -> Shelf:
    """All that is on file of the customers of these questions. What a caller has just read is the present and taken as it is."""
    ids = sorted({question.customer_id for question in questions})
    since = min((question.known_at for question in questions), default=None)
    handed_in = customers is not None and points is not None
    changes = {} if handed_in or since is None else changes_since(customer_ids=ids, since=since)
    held = contact_points_for(customer_ids=ids) if points is None else points
    values = sorted({point.lookup_hash for number in ids for point in held.get(number, ())})
    records = _records(ids)
    return Shelf(
        customers=customers_by_id(customer_ids=ids) if customers is None else customers,
        points=held,
        changes=changes,
        records=records,
        elsewhere=_acts_at(values),
        blocks=_blocks(ids, values),
        wishes=_wishes(ids),
        notice_changes=_notice_changes({record.notice_id for some in records.values() for record in some} - {None}),
    )


def _records(customer_ids: list[int]) -> Mapping[int, tuple[ConsentRecord, ...]]:
    rows = models.ConsentRecord.objects.filter(customer_id__in=ids_in(customer_ids)).values_list(*RECORD_COLUMNS)
    return _grouped((row[1], record_of(*row)) for row in rows)


def _acts_at(values: list[bytes]) -> Mapping[bytes, tuple[ConsentRecord, ...]]:
    """What anybody refused at these contact values, and what was corrected of it."""
    if not values:
        return {}
    refused = Q(polarity=Polarity.OPT_OUT.value) | Q(type=RecordType.CORRECTED.value)
    rows = models.ConsentRecord.objects.filter(refused, contact_point__lookup_hash__in=hashes_in(values))
    acts = rows.values_list("contact_point__lookup_hash", *RECORD_COLUMNS)
    return _grouped((bytes(value), record_of(*row)) for value, *row in acts)


def _blocks(customer_ids: list[int], values: list[bytes]) -> Mapping[int | bytes, tuple[models.Suppression, ...]]:
    """What blocks these people or their contact values; whatever blocks neither does not matter."""
    rows = models.Suppression.objects.filter(customer_id__in=ids_in(customer_ids))
    if values:
        rows = rows.union(models.Suppression.objects.filter(lookup_hash__in=hashes_in(values)), all=True)
    told = sorted(rows, key=lambda row: row.pk)
    return _grouped((int(row.customer_id or 0) if row.lookup_hash is None else bytes(row.lookup_hash), row) for row in told)


def _wishes(customer_ids: list[int]) -> Mapping[int, tuple[tuple[int, Preference], ...]]:
    rows = models.PreferenceRecord.objects.filter(customer_id__in=ids_in(customer_ids)).order_by("recorded_at", "id")
    return _grouped((row.customer_id, (int(row.pk), preference_of(row))) for row in rows)


def _notice_changes(notice_ids: Iterable[int | None]) -> Mapping[int, tuple[NoticeChange, ...]]:
    """Which of these notices a later version changed in substance. No query where nobody was shown one, one where none changed."""
    if not any(notice_ids):
        return {}
    later = list(models.Notice.objects.filter(material_change=True).values_list(*_VERSION, "valid_from", "recorded_at"))
    if not later:
        return {}
    shown = models.Notice.objects.filter(code__in={code for code, *_ in later}).values_list(*_VERSION, "id")
    return _grouped(
        (notice_id, (valid_from, recorded_at))
        for code, language, number, notice_id in shown
        for same, spoken, newer, valid_from, recorded_at in later
        if (same, spoken) == (code, language) and newer > number
    )


_VERSION = ("code", "language", "number")


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> Mapping[Key, tuple[Value, ...]]:
    found: defaultdict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
