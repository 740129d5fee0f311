"""A contact that took place, as the question it was; and what of an answer would have stopped it."""

from collections.abc import Sequence
from datetime import datetime

from accord.catalogue.types import ContentScope, Purpose
from accord.consent.rules.questions import question_of
from accord.consent.types import Ask, Permission, Question
from accord.contact_policy.rules.caps import Contact as Contact
from accord.contact_policy.rules.caps import full_cap
from accord.customers.types import Customer
from accord.interactions.types import Touch

_SCOPED = frozenset(scope.value for scope in ContentScope)


def question_of_touch(touch: Touch, customer: Customer, scopes: frozenset[ContentScope] | None) -> Question:
    """May this contact take place, at its own moment? `scopes` of its content; None where only its purpose tells them."""
    contained = _scopes_of(touch.purpose) if scopes is None else scopes
    ask = Ask(touch.channel, touch.purpose, contained, touch.topic, touch.sender_id)
    return question_of(
        customer, ask, send_at=touch.occurred_at, known_at=known_at_of(touch), contact_point_id=touch.contact_point_id
    )


def known_at_of(touch: Touch) -> datetime:
    """By when what is known of it counts: its own moment; for one that somebody reported, the moment it was told."""
    return max(touch.recorded_at, touch.occurred_at) if touch.reported_by else touch.occurred_at


def stopped_by(permission: Permission) -> tuple[str, str] | None:
    """(reason, rule) of a no; None for a yes. The rule is the one the reason names, else the strictest the answer rests on."""
    if permission.allowed:
        return None
    first = permission.reasons[0]
    named = next((reason.rule_id for reason in permission.reasons if reason.rule_id), "")
    return first.code.value, named or (permission.rule_ids[0] if permission.rule_ids else "")


def stopped_by_cap(permission: Permission, touch: Touch, earlier: Sequence[Contact], zone: str) -> tuple[str, str] | None:
    """(reason, rule) of a cap that `earlier` contacts had filled; None where every cap left room."""
    caps = permission.obligations.caps
    cap = full_cap(caps, earlier, channel=touch.channel, moment=touch.occurred_at, zone=zone)
    return None if cap is None else ("cap_reached", cap.origin)


def _scopes_of(purpose: Purpose) -> frozenset[ContentScope]:
    if purpose in (Purpose.SERVICE, Purpose.SAFETY):
        return frozenset()
    return frozenset({ContentScope.MARKETING} | ({ContentScope(purpose.value)} if purpose.value in _SCOPED else set()))
