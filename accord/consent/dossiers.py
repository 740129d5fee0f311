"""What the rules need to know of each question's customer: as it stood at the question's two moments."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from accord.catalogue.types import Channel
from accord.consent.rules.contact_points import KIND_OF, best_contact_point, unreachable_code
from accord.consent.rules.corrections import taken_away
from accord.consent.rules.reasons import cause_code, reason
from accord.consent.shelf import Points, Shelf, read_shelf
from accord.consent.types import ConsentRecord, PersonStanding, Polarity, Preference, Question, Reason, ReasonCode
from accord.customers.queries import customer_as_known, point_as_known
from accord.customers.types import ContactPoint, Customer, CustomerStatus

Held = tuple[ContactPoint, ...]


def people_of(
    questions: Sequence[Question], customers: Mapping[int, Customer] | None = None, points: Points | None = None
) -> Iterator[tuple[Question, PersonStanding]]:
    """Each question, its contact point found, beside what was known of its customer. Seven queries, however many questions (two
    more where notices changed).

    `customers` and contact `points` are read, and wound back to the moment of each question, where they are not handed in.
    """
    shelf = read_shelf(questions, customers, points)
    usable: dict[int, tuple[tuple[Channel, int], ...]] = {}
    for question in questions:
        held = _points_then(question, shelf)
        point = _point(question, held)
        found = question if point is None or point.id == question.contact_point_id else replace(question, contact_point_id=point.id)
        if question.customer_id not in usable or question.customer_id in shelf.changes:
            usable[question.customer_id] = _best_of_each(held)
        wish_id, wish = _wish(question, shelf)
        yield (
            found,
            PersonStanding(
                records=(*_records(question, shelf), *_acts_of_others(question, point, shelf)),
                suppressed=(*_closed(question, shelf), *_suppressed(question, point, shelf)),
                unreachable=_unreachable(question, point, held),
                preference=wish,
                preference_id=wish_id,
                points=usable[question.customer_id],
            ),
        )


def _channel(question: Question) -> Channel:
    return question.invited_by or question.channel


def _points_then(question: Question, shelf: Shelf) -> Held:
    held, changes = shelf.points.get(question.customer_id, ()), shelf.changes.get(question.customer_id)
    if changes is None:
        return held
    then = (point_as_known(point, changes, question.known_at) for point in held)
    return tuple(point for point in then if point is not None)


def _point(question: Question, held: Held) -> ContactPoint | None:
    if question.contact_point_id is None:
        return best_contact_point(held, _channel(question))
    return best_contact_point([point for point in held if point.id == question.contact_point_id], _channel(question))


def _best_of_each(held: Held) -> tuple[tuple[Channel, int], ...]:
    best = {kind: best_contact_point(held, channel) for channel, kind in KIND_OF.items()} if held else {}
    return tuple((channel, point.id) for channel, kind in KIND_OF.items() if (point := best.get(kind)))


def _unreachable(question: Question, point: ContactPoint | None, held: Held) -> tuple[Reason, ...]:
    channel = _channel(question)
    if point is not None or channel not in KIND_OF:
        return ()
    named = question.contact_point_id
    if named is not None:
        return (reason(ReasonCode.CONTACT_POINT_UNUSABLE, rests_on=f"contact_point:{named}"),)
    code = unreachable_code(held, channel)
    if code is ReasonCode.CONTACT_POINT_MISSING:
        return (reason(code, rests_on=f"customer:{question.customer_id}"),)
    return tuple(reason(code, rests_on=f"contact_point:{one.id}") for one in held if one.kind is KIND_OF[channel])


def _records(question: Question, shelf: Shelf) -> tuple[ConsentRecord, ...]:
    """The customer's own records, marked where what was shown has changed in substance since."""
    own = shelf.records.get(question.customer_id, ())
    if not shelf.notice_changes:
        return own
    return tuple(replace(record, outdated=True) if _is_outdated(record, question, shelf) else record for record in own)


def _is_outdated(record: ConsentRecord, question: Question, shelf: Shelf) -> bool:
    changes = shelf.notice_changes.get(record.notice_id or 0, ())
    return any(from_ <= question.send_at and known <= question.known_at for from_, known in changes)


def _acts_of_others(question: Question, point: ContactPoint | None, shelf: Shelf) -> list[ConsentRecord]:
    """What other customers refused at the very value we would use: it binds that value here too, unless it was a mistake."""
    acts = shelf.elsewhere.get(point.lookup_hash, ()) if point else ()
    if point is None or not acts:
        return []
    taken = taken_away(acts, valid_at=question.send_at, known_at=question.known_at)
    mistaken = taken.gone | taken.unsaid
    return [
        replace(record, customer_id=question.customer_id, contact_point_id=point.id, shared=True)
        for record in acts
        if record.customer_id != question.customer_id and record.polarity is Polarity.OPT_OUT and record.id not in mistaken
    ]


def _closed(question: Question, shelf: Shelf) -> tuple[Reason, ...]:
    customer = shelf.customers.get(question.customer_id)
    if customer is not None and question.customer_id in shelf.changes:
        customer = customer_as_known(customer, shelf.changes[question.customer_id], question.known_at)
    active = customer is not None and customer.status is CustomerStatus.ACTIVE
    return () if active else (reason(ReasonCode.CLOSED, rests_on=f"customer:{question.customer_id}"),)


def _suppressed(question: Question, point: ContactPoint | None, shelf: Shelf) -> tuple[Reason, ...]:
    rows = shelf.blocks.get(question.customer_id, ()) + (shelf.blocks.get(point.lookup_hash, ()) if point else ())
    return tuple(
        reason(cause_code(row.cause), rests_on=f"suppression:{row.pk}")
        for row in rows
        if row.channel in ("", _channel(question).value)
        and (row.until is None or question.send_at < row.until)
        and _stood(row.recorded_at, row.lifted_at, question.known_at)
    )


def _stood(recorded_at: datetime, lifted_at: datetime | None, known_at: datetime) -> bool:
    return recorded_at <= known_at and (lifted_at is None or known_at < lifted_at)


def _wish(question: Question, shelf: Shelf) -> tuple[int | None, Preference | None]:
    told = shelf.wishes.get(question.customer_id, ())
    known = [one for one in told if one[1].recorded_at is not None and one[1].recorded_at <= question.known_at]
    return known[-1] if known else (None, None)
