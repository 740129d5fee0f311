"""The mint: the only place where a permit is made."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from accord.consent.queries.permission import permissions_for
from accord.consent.types import Permission, Permit, Question
from accord.customers.types import ContactPoint, Customer

LIFE = timedelta(hours=24)
"""How long a permit is good for; the door asks again just before sending all the same."""


def mint_permits(
    *,
    questions: Sequence[Question],
    now: datetime,
    customers: Mapping[int, Customer] | None = None,
    points: Mapping[int, tuple[ContactPoint, ...]] | None = None,
) -> list[Permit | Permission]:
    """A permit for each yes, the permission with its reasons for each no, in the order of the questions.

    A permit is good for a day, never past the end of the permission itself. A constant number of queries; two fewer for a caller
    who has just read the `customers` and their contact `points` and hands them in.
    """
    permissions = permissions_for(questions=questions, customers=customers, points=points)
    return [_permit(permission, now) if permission.allowed else permission for permission in permissions]


def _permit(permission: Permission, now: datetime) -> Permit:
    question = permission.question
    return Permit(
        customer_id=question.customer_id,
        contact_point_id=question.contact_point_id,
        channel=question.channel,
        purpose=question.purpose,
        topic=question.topic,
        sender_id=question.sender_id,
        scopes=question.scopes,
        rule_ids=permission.rule_ids,
        record_ids=permission.record_ids,
        obligations=permission.obligations,
        table_hash=permission.table_hash,
        valid_until=min(max(now, question.send_at) + LIFE, permission.valid_until or datetime.max.replace(tzinfo=now.tzinfo)),
        unreviewed=permission.unreviewed,
    )
