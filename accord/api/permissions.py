"""May we contact this customer? Channel by channel, with every reason and rule."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema

from accord.access.types import ApiScope
from accord.api.errors import ErrorBody
from accord.api.keys import key_with
from accord.api.naming import Reference, sender_named
from accord.catalogue.queries import scopes_for
from accord.catalogue.types import Channel, Purpose
from accord.consent.queries import permissions_for, questions_for
from accord.consent.types import Ask, Permission
from accord.customers.queries import find_customer
from accord.kernel import clock

router = Router(tags=["Permission"])


class ReasonOut(Schema):
    """Why not."""

    code: str
    words: str
    rule_id: str
    record_id: int | None


class CapOut(Schema):
    """At most so many contacts in so many rolling days; channel null = all together."""

    contacts: int
    days: int
    channel: Channel | None
    origin: str


class QuietHoursOut(Schema):
    """Hours of the recipient's local day without contact; ISO weekdays 1-7, 8 = public holidays."""

    days: list[int]
    start: str
    end: str


class PermissionOut(Schema):
    """The answer for one channel, now. A yes is no promise: the door asks again at the moment of sending."""

    channel: Channel
    purpose: Purpose
    topic: str
    allowed: bool
    status: str
    reasons: list[ReasonOut]
    way_forward: str
    contact_point_id: int | None
    rule_ids: list[str]
    record_ids: list[int]
    caps: list[CapOut]
    quiet_hours: list[QuietHoursOut]
    disclosures: list[str]
    registers: list[str]
    valid_until: datetime | None
    unreviewed: bool


class PermissionsOut(Schema):
    """The answers for one customer, and the hash of the rule table they were judged by."""

    customer: int
    sender: str
    asked_at: datetime
    law: str
    permissions: list[PermissionOut]


@router.get(
    "/api/customers/{reference}/permissions",
    response={200: PermissionsOut, 401: ErrorBody, 403: ErrorBody, 404: ErrorBody, 422: ErrorBody},
    auth=key_with(ApiScope.PERMISSION_READ),
    summary="May we contact this customer?",
    operation_id="list_permissions",
    openapi_extra={"x-scope": ApiScope.PERMISSION_READ.value},
)
def list_permissions(
    request: HttpRequest,
    reference: Reference,
    channel: Annotated[Channel | None, Query(description="One channel; without it every channel is answered.")] = None,
    purpose: Annotated[Purpose, Query(description="What the contact is for.")] = Purpose.MARKETING,
    topic: Annotated[str, Query(description="A topic of the catalogue; what is said of its brand counts too.")] = "",
    sender: Annotated[str, Query(description="The code of the sender; may be left out where there is only one.")] = "",
) -> PermissionsOut:
    """The answer as of now, by law, by what the person said and by what they wish. It reserves nothing."""
    now = clock.now()
    speaker = sender_named(sender)
    scopes = scopes_for(purpose=purpose, topic=topic)
    asks = [Ask(name, purpose, scopes, topic, speaker.id) for name in ([channel] if channel else Channel)]
    customer_id = find_customer(reference=reference)
    answers = permissions_for(questions=questions_for(customer_ids=[customer_id], asks=asks, send_at=now, known_at=now))
    return PermissionsOut(
        customer=customer_id,
        sender=speaker.code,
        asked_at=now,
        law=answers[0].table_hash,
        permissions=[permission_out(answer) for answer in answers],
    )


def permission_out(answer: Permission) -> PermissionOut:
    """The shape of one answer."""
    asked, duties = answer.question, answer.obligations
    return PermissionOut(
        channel=asked.channel,
        purpose=asked.purpose,
        topic=asked.topic,
        allowed=answer.allowed,
        status=answer.status,
        reasons=[
            ReasonOut(code=reason.code, words=reason.words, rule_id=reason.rule_id, record_id=reason.record_id)
            for reason in answer.reasons
        ],
        way_forward=str(answer.way_forward or ""),
        contact_point_id=asked.contact_point_id,
        rule_ids=list(answer.rule_ids),
        record_ids=list(answer.record_ids),
        caps=[CapOut(contacts=cap.contacts, days=cap.days, channel=cap.channel, origin=cap.origin) for cap in duties.caps],
        quiet_hours=[
            QuietHoursOut(days=sorted(quiet.days), start=f"{quiet.start:%H:%M}", end=f"{quiet.end:%H:%M}")
            for quiet in duties.quiet_hours
        ],
        disclosures=sorted(duties.disclosures),
        registers=list(duties.registers),
        valid_until=answer.valid_until,
        unreviewed=answer.unreviewed,
    )
