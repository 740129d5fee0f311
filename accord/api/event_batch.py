"""A batch of events as values of the house; every fault of the whole batch is found before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from accord.api.errors import Problem, Refused
from accord.api.event_lookup import Lookup, key_of
from accord.api.event_shapes import ConsentIn, EventIn, ResponseIn, TouchIn
from accord.catalogue.queries import list_brands, list_topics
from accord.catalogue.types import Purpose
from accord.consent.types import Actor, Capture, EvidenceDraft, EvidenceKind, Explicitness, Mechanism, Polarity, RecordType
from accord.interactions.types import Author, Response, ResponseKind, Touch
from accord.kernel.errors import AccordError

_ENDS_CONTACT = {
    ResponseKind.UNSUBSCRIBED: (RecordType.WITHDRAWN, Mechanism.SYSTEM_IMPORT),
    ResponseKind.COMPLAINED: (RecordType.COMPLAINED, Mechanism.COMPLAINT_REPORT),
}


@dataclass(slots=True)
class EventBatch:
    """What a batch means. The keys of touches are their touch_ids, made from caller and key, so that a repeat meets itself."""

    touches: list[Touch] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    captures: list[Capture] = field(default_factory=list)


def read_batch(events: Sequence[EventIn], *, caller: str, now: datetime) -> EventBatch:
    """The whole batch as values. Raises Refused `events.invalid`, naming every event that cannot be taken."""
    known = Lookup(
        caller=caller, now=now, brands={brand.code for brand in list_brands()}, topics={topic.code for topic in list_topics()}
    )
    batch, problems = EventBatch(), known.reused_keys(events)
    for index, event in enumerate(events):
        try:
            _add(event, batch, known)
        except AccordError as error:
            problems.append(Problem(where=f"events.{index}", code=error.code, message=error.message))
    if problems:
        raise Refused("events.invalid", "Nothing was taken in.", "Mend or leave out the events that `problems` names.", problems)
    return batch


def _add(event: EventIn, batch: EventBatch, known: Lookup) -> None:
    match event:
        case TouchIn():
            batch.touches.append(_touch(event, known))
        case ResponseIn():
            batch.responses.append(_response(event, known))
            if event.kind in _ENDS_CONTACT and event.author is not Author.MACHINE:
                batch.captures.append(_withdrawal(event, known))
        case ConsentIn():
            batch.captures.append(_capture(event, known))


def _touch(event: TouchIn, known: Lookup) -> Touch:
    known.check(event, topic=event.topic, brand=event.brand)
    return Touch(
        touch_id=known.id(event.key),
        customer_id=known.customer(event.customer),
        channel=event.channel,
        purpose=event.purpose,
        brand_code=event.brand,
        topic=event.topic,
        sender_id=known.sender(event.sender),
        occurred_at=event.occurred_at,
        recorded_at=known.now,
        reported_by=known.caller,
    )


def _response(event: ResponseIn, known: Lookup) -> Response:
    known.check(event)
    return Response(
        customer_id=known.customer(event.customer),
        channel=event.channel,
        kind=event.kind,
        author=event.author,
        occurred_at=event.occurred_at,
        recorded_at=known.now,
        key=key_of(known.id(event.key)),
        touch_id=_touch_id(event.answers, known),
        detail=event.detail,
    )


def _touch_id(answers: str, known: Lookup) -> UUID | None:
    if not answers:
        return None
    try:
        return UUID(answers)
    except ValueError:
        return known.id(answers)


def _withdrawal(event: ResponseIn, known: Lookup) -> Capture:
    kind, mechanism = _ENDS_CONTACT[event.kind]
    return Capture(
        customer_id=known.customer(event.customer),
        type=kind,
        polarity=Polarity.OPT_OUT,
        explicitness=Explicitness.EXPLICIT,
        channel=event.channel,
        purpose=Purpose.MARKETING,
        mechanism=mechanism,
        actor=Actor.SELF,
        valid_from=event.occurred_at,
        key=key_of(known.id(event.key)),
    )


def _capture(event: ConsentIn, known: Lookup) -> Capture:
    known.check(event, topic=event.topic)
    return Capture(
        customer_id=known.customer(event.customer),
        type=event.happened,
        polarity=event.polarity,
        explicitness=event.explicitness,
        channel=event.channel,
        purpose=event.purpose,
        mechanism=event.mechanism,
        actor=event.actor,
        valid_from=event.occurred_at,
        topic=event.topic,
        sender_id=known.sender(event.sender) if event.sender else None,
        route=event.route,
        lawful_basis=event.lawful_basis,
        valid_to=event.valid_to,
        language=event.language,
        evidence=(EvidenceDraft(EvidenceKind.TEXT, event.evidence.encode()),) if event.evidence else (),
        confirmed=event.confirmed,
        key=key_of(known.id(event.key)),
    )
