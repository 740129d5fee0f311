"""A batch of events as values of the house; every fault of the whole batch is found before anything is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from accord.api.errors import Problem, Refused
from accord.api.event_shapes import ConsentIn, EventIn, ResponseIn, TouchIn
from accord.api.references import sender_named
from accord.catalogue.queries import list_brands, list_topics
from accord.catalogue.types import Purpose
from accord.consent.types import Actor, Capture, Explicitness, Mechanism, Polarity, RecordType
from accord.customers.queries import find_customer
from accord.interactions.types import Author, Response, ResponseKind, Touch
from accord.kernel.errors import AccordError

AHEAD = timedelta(minutes=5)
_KEYS = UUID("9f4c1d0e-6b1c-5a5e-8a53-2d3c9f6f7a10")
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


def id_of(caller: str, key: str) -> UUID:
    """The id of a caller's event: the same for the same caller and key, whatever API key it uses (UUIDv5)."""
    return uuid5(_KEYS, f"{caller}\n{key}")


def key_of(event_id: UUID) -> str:
    """The idempotency key under which responses and ledger entries of an event are kept."""
    return f"api:{event_id.hex}"


def read_batch(events: Sequence[EventIn], *, caller: str, now: datetime) -> EventBatch:
    """The whole batch as values. Raises Refused `events.invalid`, naming every event that cannot be taken."""
    known = _Known(
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


def _add(event: EventIn, batch: EventBatch, known: "_Known") -> None:
    match event:
        case TouchIn():
            batch.touches.append(_touch(event, known))
        case ResponseIn():
            batch.responses.append(_response(event, known))
            if event.kind in _ENDS_CONTACT and event.author is not Author.MACHINE:
                batch.captures.append(_withdrawal(event, known))
        case ConsentIn():
            batch.captures.append(_capture(event, known))


@dataclass(slots=True)
class _Known:
    """What events may refer to; each customer and sender is looked up once a batch."""

    caller: str
    now: datetime
    brands: set[str]
    topics: set[str]
    _customers: dict[str, int | AccordError] = field(default_factory=dict)
    _senders: dict[str, int | AccordError] = field(default_factory=dict)

    def customer(self, reference: str) -> int:
        return _once(self._customers, reference, lambda: find_customer(reference=reference))

    def sender(self, code: str) -> int:
        return _once(self._senders, code, lambda: sender_named(code).id)

    def id(self, key: str) -> UUID:
        return id_of(self.caller, key)

    def check(self, event: EventIn, *, topic: str = "", brand: str = "") -> None:
        """Raises AccordError where the event lies ahead, or names a topic or brand that is not there."""
        if event.occurred_at > self.now + AHEAD:
            raise AccordError("events.ahead", f"{event.occurred_at.isoformat()} has not come yet.", "Check the clock and the zone.")
        for what, code, codes in (("topic", topic, self.topics), ("brand", brand, self.brands)):
            if code and code not in codes:
                raise AccordError(f"events.unknown_{what}", f"There is no {what} '{code}'.", "Use a code of the catalogue.")

    def reused_keys(self, events: Sequence[EventIn]) -> list[Problem]:
        """A key stands for one event; two events that differ may not share one."""
        first: dict[str, EventIn] = {}
        return [
            Problem(where=f"events.{index}", code="events.key_reused", message=f"The key '{event.key}' stands for another event.")
            for index, event in enumerate(events)
            if first.setdefault(event.key, event) != event
        ]


def _once(seen: dict[str, int | AccordError], name: str, find: Callable[[], int]) -> int:
    if name not in seen:
        try:
            seen[name] = find()
        except AccordError as error:
            seen[name] = error
    answer = seen[name]
    if isinstance(answer, AccordError):
        raise answer
    return answer


def _touch(event: TouchIn, known: _Known) -> Touch:
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


def _response(event: ResponseIn, known: _Known) -> Response:
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


def _touch_id(answers: str, known: _Known) -> UUID | None:
    if not answers:
        return None
    try:
        return UUID(answers)
    except ValueError:
        return known.id(answers)


def _withdrawal(event: ResponseIn, known: _Known) -> Capture:
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


def _capture(event: ConsentIn, known: _Known) -> Capture:
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
        evidence_text=event.evidence,
        confirmed=event.confirmed,
        key=key_of(known.id(event.key)),
    )
