"""Requests of persons, and what becomes of them."""

from datetime import datetime

from django.db import transaction

from accord.consent.actions import record_consents
from accord.consent.types import Actor, Capture, Explicitness, LawfulBasis, Mechanism, Polarity, RecordType
from accord.customers.actions import store_text
from accord.customers.queries import customers_by_id
from accord.kernel.errors import NotFound
from accord.rights import models
from accord.rights.requests import requests_in, with_state
from accord.rights.rules.deadlines import due_at
from accord.rights.rules.request_states import check_step
from accord.rights.types import Origin, RequestKind, RequestState, RightsRequest

_BINDS = {RequestKind.OBJECTION: RecordType.OBJECTED, RequestKind.RESTRICTION: RecordType.RESTRICTED}


@transaction.atomic
def request_right(
    *, customer_id: int, kind: RequestKind, origin: Origin, now: datetime, note: str = "", user_id: int | None = None
) -> RightsRequest:
    """Take a request in; the clock of Art. 12(3) GDPR starts. One of the same kind that is still open is given back unchanged.

    An objection or a restriction binds from this moment, before anybody has looked at it. `user_id` is the member of staff who
    took it, if one did; `note` what the person wrote, which goes to the vault. Raises NotFound.
    """
    if customer_id not in customers_by_id(customer_ids=[customer_id]):
        raise NotFound("customer")
    standing = with_state().filter(customer=customer_id, kind=kind).exclude(state__in=(RequestState.DONE, RequestState.REFUSED))
    known = requests_in(standing.order_by("pk")[:1])
    if known:
        return known[0]
    row = models.RightsRequest.objects.create(customer_id=customer_id, kind=kind, origin=origin, received_at=now)
    _take_step(row, RequestState.RECEIVED, due=due_at(now), note=note, user_id=user_id, now=now)
    if kind in _BINDS:
        record_consents(captures=[_refusal(row, _BINDS[kind], now)], now=now)
    return requests_in(models.RightsRequest.objects.filter(pk=row.pk))[0]


@transaction.atomic
def decide_request(
    *, request_id: int, state: RequestState, now: datetime, reason: str = "", user_id: int | None = None
) -> RightsRequest:
    """Move a request on: identity checked, time extended (to three months), done or refused with the reason the person is told.

    Raises NotFound and AccordError `rights.closed`, `rights.not_yet`, `rights.extended`, `rights.reason`, `rights.erase_first`.
    """
    row = models.RightsRequest.objects.select_for_update().filter(pk=request_id).first()
    if row is None:
        raise NotFound("request")
    known = requests_in(models.RightsRequest.objects.filter(pk=request_id))[0]
    to = RequestState(state)
    check_step(tuple(step.state for step in known.steps), to, kind=known.kind, reason=reason, late=now > known.due_at)
    due = due_at(row.received_at, extended=True) if to is RequestState.EXTENDED else known.due_at
    _take_step(row, to, due=due, note=reason, user_id=user_id, now=now)
    return requests_in(models.RightsRequest.objects.filter(pk=request_id))[0]


def close_erasure_requests(*, customer_id: int, user_id: int | None, now: datetime) -> None:
    """The person was erased: requests for it are done. Inside the caller's transaction; nothing can be noted any more."""
    open_ones = with_state().filter(customer=customer_id).exclude(state__in=(RequestState.DONE, RequestState.REFUSED))
    for row in open_ones:
        _take_step(row, RequestState.DONE, due=row.due_at, note="", user_id=user_id, now=now)


def _take_step(
    row: models.RightsRequest, state: RequestState, *, due: datetime, note: str, user_id: int | None, now: datetime
) -> None:
    models.RequestStep.objects.create(
        request=row,
        state=state,
        due_at=due,
        user_id=user_id or None,
        note_id=store_text(customer_id=row.customer_id, text=note.strip(), now=now) if note.strip() else None,
        taken_at=now,
    )


def _refusal(row: models.RightsRequest, kind: RecordType, now: datetime) -> Capture:
    return Capture(
        customer_id=row.customer_id,
        type=kind,
        polarity=Polarity.OPT_OUT,
        explicitness=Explicitness.EXPLICIT,
        channel=None,
        purpose=None,
        mechanism=Mechanism.INQUIRY,
        actor=Actor.SELF,
        lawful_basis=LawfulBasis.LEGITIMATE_INTEREST,
        valid_from=now,
        reason=f"rights request {row.pk}",
        key=f"rights:{row.pk}",
    )
