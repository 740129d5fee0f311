"""What happened elsewhere, in bulk: the batch is checked whole, taken whole or not at all, and may be sent again without harm."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.http import HttpRequest
from ninja import Router

from accord.access.types import ApiCaller, ApiScope
from accord.api.errors import ErrorBody
from accord.api.event_batch import read_batch
from accord.api.event_lookup import id_of, key_of
from accord.api.event_shapes import ConsentIn, EventResult, EventsIn, EventsOut, ResponseIn, TouchIn
from accord.api.keys import key_with
from accord.consent.actions import record_consents
from accord.contact_policy.actions import record_contacts
from accord.contact_policy.queries import company_caps
from accord.contact_policy.types import ContactRequest
from accord.customers.queries import customers_by_id
from accord.interactions.actions import record_responses, record_touches
from accord.interactions.queries import touches_of
from accord.interactions.types import Touch
from accord.kernel import clock

router = Router(tags=["Events"])


@router.post(
    "/api/events",
    response={200: EventsOut, 400: ErrorBody, 401: ErrorBody, 403: ErrorBody, 413: ErrorBody, 422: ErrorBody},
    auth=key_with(ApiScope.EVENTS_WRITE),
    summary="Tell what happened elsewhere",
    operation_id="record_events",
    openapi_extra={"x-scope": ApiScope.EVENTS_WRITE.value},
)
def record_events(request: HttpRequest, body: EventsIn) -> EventsOut:
    """Up to 1,000 touches, responses and consents. Each has a `key` of its own; sending a batch again changes nothing."""
    caller: ApiCaller = request.auth  # type: ignore[attr-defined]
    now = clock.now()
    batch = read_batch(body.events, caller=caller.name, now=now)
    with transaction.atomic():
        entries = record_consents(captures=batch.captures, now=now)
        new_touches = _record_touches(batch.touches, caller.name, now=now)
        new_responses = record_responses(responses=batch.responses, now=now)
    ledger = dict(zip((capture.key for capture in batch.captures), entries, strict=True))
    results = [_result(index, event, caller.name, ledger) for index, event in enumerate(body.events)]
    return EventsOut(accepted=len(results), new_touches=new_touches, new_responses=new_responses, results=results)


def _result(index: int, event: TouchIn | ResponseIn | ConsentIn, caller: str, ledger: Mapping[str, int]) -> EventResult:
    own = id_of(caller, event.key)
    ids = {"touch": str(own), "consent": str(ledger.get(key_of(own)))}
    return EventResult(index=index, key=event.key, type=event.type, id=ids.get(event.type))


def _record_touches(touches: list[Touch], caller: str, *, now: datetime) -> int:
    """Write the touches we did not know, and let each count in the contact budget of its customer."""
    known = touches_of(touch_ids=[touch.touch_id for touch in touches])
    fresh = [touch for touch in {touch.touch_id: touch for touch in touches}.values() if touch.touch_id not in known]
    customers = customers_by_id(customer_ids=[touch.customer_id for touch in fresh])
    caps = company_caps() if fresh else ()
    contacts = {
        touch.touch_id: ContactRequest(
            customer_id=touch.customer_id,
            channel=touch.channel,
            sender_id=touch.sender_id,
            topic=touch.topic,
            planned_at=touch.occurred_at,
            time_zone=customers[touch.customer_id].time_zone,
            country=customers[touch.customer_id].country,
            caps=caps,
        )
        for touch in fresh
    }
    record_contacts(contacts=contacts, reported_by=caller, now=now)
    return record_touches(touches=fresh, now=now)
