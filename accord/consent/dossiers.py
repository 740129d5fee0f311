"""Gathers what the rules need to know of many customers, with a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from accord.catalogue.types import Channel
from accord.consent import models
from accord.consent.rows import RECORD_COLUMNS, preference_of, record_of
from accord.consent.rules.contact_points import KIND_OF, best_contact_point, unreachable_code
from accord.consent.rules.reasons import cause_code, reason
from accord.consent.types import ConsentRecord, PersonStanding, Polarity, Preference, Question, Reason, ReasonCode
from accord.customers.queries import contact_points_for, customers_by_id, hashes_in, ids_in
from accord.customers.types import ContactPoint, Customer, CustomerStatus

Points = Mapping[int, tuple[ContactPoint, ...]]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Everything read, by customer or by the keyed hash of a contact value."""

    customers: Mapping[int, Customer]
    points: Points
    records: dict[int, list[ConsentRecord]]
    elsewhere: dict[bytes, list[ConsentRecord]]
    suppressions: list[models.Suppression]
    preferences: dict[int, list[Preference]]


def people_of(
    questions: Sequence[Question], customers: Mapping[int, Customer] | None = None, points: Points | None = None
) -> Iterator[tuple[Question, PersonStanding]]:
    """Each question, its contact point found, beside what is known of its customer. Six queries, however many questions.

    `customers` and contact `points` are read where they are not handed in.
    """
    asked = sorted({question.customer_id for question in questions})
    known = customers_by_id(customer_ids=asked) if customers is None else customers
    shelf = _read(asked, known, contact_points_for(customer_ids=asked) if points is None else points)
    by_customer: defaultdict[int, list[models.Suppression]] = defaultdict(list)
    by_value: defaultdict[bytes, list[models.Suppression]] = defaultdict(list)
    for row in shelf.suppressions:
        if row.customer_id is not None:
            by_customer[row.customer_id].append(row)
        elif row.lookup_hash is not None:
            by_value[bytes(row.lookup_hash)].append(row)
    for question in questions:
        point = _point(question, shelf.points)
        blocks = by_customer[question.customer_id] + (by_value[point.lookup_hash] if point else [])
        found = question if point is None or point.id == question.contact_point_id else replace(question, contact_point_id=point.id)
        yield (
            found,
            PersonStanding(
                records=(*shelf.records.get(question.customer_id, ()), *_acts_of_others(question, point, shelf)),
                suppressed=(*_closed(question, shelf), *_suppressed(question, blocks)),
                unreachable=_unreachable(question, point, shelf.points),
                preference=_wish(shelf.preferences.get(question.customer_id, ()), question.known_at),
            ),
        )


def _read(customer_ids: list[int], customers: Mapping[int, Customer], points: Points) -> _Shelf:
    values = sorted({point.lookup_hash for number in customer_ids for point in points.get(number, ())})
    records: defaultdict[int, list[ConsentRecord]] = defaultdict(list)
    held = models.ConsentRecord.objects.filter(customer_id__in=ids_in(customer_ids))
    for row in held.values_list(*RECORD_COLUMNS):
        records[row[1]].append(record_of(*row))
    wishes: defaultdict[int, list[Preference]] = defaultdict(list)
    stated = models.PreferenceRecord.objects.filter(customer_id__in=ids_in(customer_ids))
    for wish in stated.order_by("recorded_at", "id"):
        wishes[wish.customer_id].append(preference_of(wish))
    return _Shelf(customers, points, records, _refused_at(values), _suppressions(customer_ids, values), wishes)


def _refused_at(values: list[bytes]) -> dict[bytes, list[ConsentRecord]]:
    """What anybody refused at these contact values."""
    refused: defaultdict[bytes, list[ConsentRecord]] = defaultdict(list)
    if values:
        rows = models.ConsentRecord.objects.filter(
            polarity=Polarity.OPT_OUT.value, contact_point__lookup_hash__in=hashes_in(values)
        )
        for value, *row in rows.values_list("contact_point__lookup_hash", *RECORD_COLUMNS):
            refused[bytes(value)].append(record_of(*row))
    return refused


def _suppressions(customer_ids: list[int], values: list[bytes]) -> list[models.Suppression]:
    """What blocks these people or their contact values; whatever blocks neither does not matter."""
    by_person = models.Suppression.objects.filter(customer_id__in=ids_in(customer_ids))
    if not values:
        return list(by_person)
    return list(by_person.union(models.Suppression.objects.filter(lookup_hash__in=hashes_in(values)), all=True))


def _channel(question: Question) -> Channel:
    return question.invited_by or question.channel


def _point(question: Question, points: Points) -> ContactPoint | None:
    held = points.get(question.customer_id, ())
    if question.contact_point_id is None:
        return best_contact_point(held, _channel(question))
    return best_contact_point([point for point in held if point.id == question.contact_point_id], _channel(question))


def _unreachable(question: Question, point: ContactPoint | None, points: Points) -> tuple[Reason, ...]:
    if point is not None or _channel(question) not in KIND_OF:
        return ()
    if question.contact_point_id is not None:
        return (reason(ReasonCode.CONTACT_POINT_UNUSABLE),)
    return (reason(unreachable_code(points.get(question.customer_id, ()), _channel(question))),)


def _acts_of_others(question: Question, point: ContactPoint | None, shelf: _Shelf) -> list[ConsentRecord]:
    """What other customers refused at the very value we would use: it binds that value here too."""
    acts = shelf.elsewhere.get(point.lookup_hash, ()) if point else ()
    return [
        replace(record, customer_id=question.customer_id, contact_point_id=point.id, shared=True)
        for record in acts
        if point and record.customer_id != question.customer_id
    ]


def _closed(question: Question, shelf: _Shelf) -> tuple[Reason, ...]:
    customer = shelf.customers.get(question.customer_id)
    active = customer is not None and customer.status is CustomerStatus.ACTIVE
    return () if active else (reason(ReasonCode.CLOSED),)


def _suppressed(question: Question, rows: Sequence[models.Suppression]) -> tuple[Reason, ...]:
    standing = [
        row
        for row in rows
        if row.recorded_at <= question.known_at
        and (row.until is None or question.send_at < row.until)
        and row.channel in ("", _channel(question).value)
    ]
    return tuple(reason(cause_code(row.cause)) for row in standing)


def _wish(wishes: Sequence[Preference], known_at: datetime) -> Preference | None:
    known = [wish for wish in wishes if wish.recorded_at is not None and wish.recorded_at <= known_at]
    return known[-1] if known else None
