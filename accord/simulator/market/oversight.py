"""What a compliance officer finds in the morning: another system that lags behind, requests of persons, rules that were read."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accord.access.actions import create_api_key
from accord.access.queries import list_api_keys
from accord.access.types import ApiScope
from accord.consent.actions import acknowledge_withdrawals, review_rule
from accord.consent.queries import withdrawals_since
from accord.consent.types import ReviewVerdict
from accord.rights.actions import request_right
from accord.rights.types import Origin, RequestKind
from accord.simulator.market.house import APPROVER, OFFICER
from accord.simulator.types import Numbers

CONNECTOR = "CRM of the field force"
READ_RULES = {
    "FR.prof.email.marketing.role_related.law": "Read with counsel: professional address, subject tied to the person's work.",
    "FR.prof.email.marketing.not_role_related.law": "Read with counsel: prior consent outside the person's work.",
}
REQUESTS = (
    (RequestKind.ACCESS, Origin.PREFERENCE_CENTRE, ""),
    (RequestKind.ERASURE, Origin.MAIL, "I have retired. Please delete what you hold about me."),
)


@transaction.atomic
def record_oversight(*, customer_ids: Numbers, now: datetime) -> None:
    """Leave all of it as it stands at `now`. Safe to repeat."""
    if any(key.name == CONNECTOR for key in list_api_keys()):
        return
    create_api_key(name=CONNECTOR, scopes=[ApiScope.WITHDRAWALS_READ], now=now)
    _acknowledge_half(now)
    _ask(customer_ids[customer_ids >= 0].tolist()[-len(REQUESTS) :], now)
    for rule_id, note in READ_RULES.items():
        reviewer = OFFICER if "not_role" in rule_id else APPROVER
        review_rule(rule_id=rule_id, verdict=ReviewVerdict.ACCEPTED, reviewer=reviewer, note=note, now=now)


def _acknowledge_half(now: datetime) -> None:
    """The other system has acted on the older half of the withdrawals."""
    held = withdrawals_since(connector=CONNECTOR)
    if held:
        acknowledge_withdrawals(connector=CONNECTOR, up_to=held[(len(held) - 1) // 2].position, now=now)


def _ask(people: Sequence[int], now: datetime) -> None:
    for customer_id, (kind, origin, words) in zip(people, REQUESTS, strict=False):
        request_right(customer_id=customer_id, kind=kind, origin=origin, note=words, now=now)
