from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from accord.catalogue.types import Channel, ContentScope, Label, Purpose
from accord.consent.types import (
    Obligations,
    Permission,
    Permit,
    Question,
    Reason,
    ReasonCode,
    RecipientKind,
    Status,
)
from accord.contact_policy.types import PolicyCode, PolicyRefusal
from accord.content.types import PieceState, PieceVersion
from accord.delivery.rules.door import judge_at_door
from accord.delivery.types import DoorFacts, TurnedAway

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
SCOPES = frozenset({ContentScope.MARKETING})
QUESTION = Question(1, RecipientKind.INDIVIDUAL_PROFESSIONAL, "FR", Channel.EMAIL, Purpose.MARKETING, SCOPES, "", 1, 1, NOW, NOW)
PERMIT = Permit(1, 1, Channel.EMAIL, Purpose.MARKETING, "", 1, SCOPES, (), (), Obligations(), "", NOW + timedelta(days=1), False)
REFUSAL = Permission(
    question=QUESTION,
    allowed=False,
    status=Status.WITHDRAWN,
    reasons=(Reason(ReasonCode.WITHDRAWN, ""), Reason(ReasonCode.LAPSED, "")),
    rule_ids=(),
    record_ids=(),
    obligations=Obligations(),
    table_hash="",
    valid_until=None,
    unreviewed=False,
)
VERSION = PieceVersion(
    id=1,
    piece_code="p",
    number=1,
    channel=Channel.EMAIL,
    brand_code="",
    topic_code="",
    sender_id=1,
    purpose=Purpose.MARKETING,
    scopes=SCOPES,
    label=Label.PROMOTIONAL,
    countries=frozenset({"FR"}),
    language="fr",
    audience=frozenset(),
    state=PieceState.APPROVED_FOR_DISTRIBUTION,
    start_on=date(2026, 1, 1),
    end_on=date(2027, 1, 1),
    subject="",
    body_html="",
    body_text="",
    slots=(),
    disclosures=frozenset(),
    title="",
)
OPEN = DoorFacts(permission=PERMIT, policy=None, version=VERSION, country="FR", language="fr", specialty="", on=NOW.date())


def policy(code: PolicyCode, until: datetime | None = None) -> PolicyRefusal:
    return PolicyRefusal(1, Channel.EMAIL, code, "", until=until)


def test_the_door_opens_for_a_permit_with_nothing_against_it() -> None:
    assert judge_at_door(OPEN) is PERMIT


@pytest.mark.parametrize(
    ("facts", "turned"),
    [
        (None, TurnedAway("lookup_failed")),
        (replace(OPEN, permission=REFUSAL), TurnedAway("permission.withdrawn")),
        (replace(OPEN, permission=replace(REFUSAL, reasons=())), TurnedAway("permission.lookup_failed")),
        (replace(OPEN, version=replace(VERSION, state=PieceState.WITHDRAWN)), TurnedAway("content.state")),
        (replace(OPEN, on=date(2027, 1, 1)), TurnedAway("content.ended")),
        (replace(OPEN, country="BE"), TurnedAway("content.country")),
        (replace(OPEN, language="en"), TurnedAway("content.language")),
        (replace(OPEN, wished_language="tr"), TurnedAway("content.language")),
        (replace(OPEN, reachable=False), TurnedAway("address_missing")),
        (replace(OPEN, policy=policy(PolicyCode.CAP_REACHED)), TurnedAway("policy.cap_reached")),
        (replace(OPEN, policy=policy(PolicyCode.NO_RESERVATION)), TurnedAway("policy.no_reservation")),
        (replace(OPEN, policy=policy(PolicyCode.PAUSED, NOW + timedelta(days=9))), TurnedAway("policy.paused")),
        (
            replace(OPEN, policy=policy(PolicyCode.QUIET_HOURS, NOW + timedelta(hours=2))),
            TurnedAway("policy.quiet_hours", NOW + timedelta(hours=2)),
        ),
        (replace(OPEN, policy=policy(PolicyCode.QUIET_HOURS)), TurnedAway("policy.quiet_hours")),
        (replace(OPEN, permission=REFUSAL, country="BE", policy=policy(PolicyCode.PAUSED)), TurnedAway("permission.withdrawn")),
    ],
)
def test_the_door_stays_shut(facts: DoorFacts | None, turned: TurnedAway) -> None:
    assert judge_at_door(facts) == turned
