"""Who said no: other systems that hold our people poll this, act, and say how far they have come."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field

from accord.access.types import ApiCaller, ApiScope
from accord.api.errors import ErrorBody
from accord.api.keys import key_with
from accord.catalogue.queries import list_senders
from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import acknowledge_withdrawals
from accord.consent.queries import withdrawals_since
from accord.customers.queries import identifiers_for
from accord.kernel import clock

router = Router(tags=["Withdrawals"])
MOST = 1_000


class IdentifierOut(Schema):
    """A strong identifier by which the other system may know the person."""

    scheme: str
    value: str


class WithdrawalOut(Schema):
    """One withdrawal. Null channel, purpose or sender and '' topic reach everything; `due_by` is when the law wants it to bind."""

    position: int
    customer: int
    identifiers: list[IdentifierOut]
    happened: str
    channel: Channel | None
    purpose: Purpose | None
    topic: str
    sender: str | None
    occurred_at: datetime
    recorded_at: datetime
    due_by: datetime


class WithdrawalsOut(Schema):
    """In the order of the ledger. `last` is what to acknowledge, and what to ask after next; `more`: there is another page."""

    connector: str
    last: int | None
    more: bool
    withdrawals: list[WithdrawalOut]


class AcknowledgementIn(Schema):
    """You have acted on every withdrawal up to this position."""

    model_config = ConfigDict(extra="forbid")

    up_to: Annotated[int, Field(ge=0, lt=2**62, description="The `last` of the page that you have acted on.")]


class AcknowledgementOut(Schema):
    """Where you stand."""

    connector: str
    acknowledged_up_to: int


_REFUSALS = {401: ErrorBody, 403: ErrorBody, 422: ErrorBody}


@router.get(
    "/api/withdrawals",
    response={200: WithdrawalsOut, **_REFUSALS},
    auth=key_with(ApiScope.WITHDRAWALS_READ),
    summary="Who has withdrawn since you last asked?",
    operation_id="list_withdrawals",
    openapi_extra={"x-scope": ApiScope.WITHDRAWALS_READ.value},
)
def list_withdrawals(
    request: HttpRequest,
    after: Annotated[
        int | None, Query(ge=0, lt=2**62, description="A position; without it, what you have not acknowledged.")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many at most.")] = MOST,
) -> WithdrawalsOut:
    """Poll often: a limit of 0 days means before your next message. Nothing is marked by reading; acknowledge what you acted on."""
    caller: ApiCaller = request.auth  # type: ignore[attr-defined]
    found = withdrawals_since(connector=caller.name, limit=limit, after=after)
    known_as = identifiers_for(customer_ids=sorted({notice.customer_id for notice in found}))
    senders = {sender.id: sender.code for sender in list_senders()}
    return WithdrawalsOut(
        connector=caller.name,
        last=found[-1].position if found else None,
        more=len(found) == limit,
        withdrawals=[
            WithdrawalOut(
                position=notice.position,
                customer=notice.customer_id,
                identifiers=[IdentifierOut(scheme=scheme, value=value) for scheme, value in known_as[notice.customer_id]],
                happened=notice.type,
                channel=notice.channel,
                purpose=notice.purpose,
                topic=notice.topic,
                sender=None if notice.sender_id is None else senders[notice.sender_id],
                occurred_at=notice.valid_from,
                recorded_at=notice.recorded_at,
                due_by=notice.due_by,
            )
            for notice in found
        ],
    )


@router.post(
    "/api/withdrawals/acknowledgements",
    response={200: AcknowledgementOut, 400: ErrorBody, **_REFUSALS},
    auth=key_with(ApiScope.WITHDRAWALS_READ),
    summary="Say that you have acted on them",
    operation_id="acknowledge_withdrawals",
    openapi_extra={"x-scope": ApiScope.WITHDRAWALS_READ.value},
)
def acknowledge(request: HttpRequest, body: AcknowledgementIn) -> AcknowledgementOut:
    """Everything up to a position, once it is done on your side. A repeat changes nothing; there is no way back."""
    caller: ApiCaller = request.auth  # type: ignore[attr-defined]
    stands = acknowledge_withdrawals(connector=caller.name, up_to=body.up_to, now=clock.now())
    return AcknowledgementOut(connector=caller.name, acknowledged_up_to=stands)
