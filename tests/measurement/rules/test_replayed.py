"""A past contact as the question it was, and what would have stopped it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.queries.law import shipped_law
from accord.consent.rules.permission import decide
from accord.consent.types import FrequencyCap, Obligations, PersonStanding
from accord.customers.types import Customer, CustomerKind, CustomerStatus
from accord.interactions.types import Touch
from accord.measurement.rules.replayed import Contact, known_at_of, question_of_touch, stopped_by, stopped_by_cap
from tests.consent.people import MARKETING, MEDICINE, question

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
CLAIRE = Customer(
    7, CustomerKind.HCP, CustomerStatus.ACTIVE, "Claire", "Martin", "", "Dr", "", "FR", "", "", "Paris", "fr", "Europe/Paris", None
)
MAIL = Touch(UUID(int=1), 7, Channel.EMAIL, Purpose.RX_PROMOTION, "lumira", "lumira.dosing", 1, AT, AT, contact_point_id=3)


def test_what_was_reported_is_judged_by_what_was_known_when_it_was_told():
    told = replace(MAIL, reported_by="earlier system", recorded_at=AT + timedelta(days=9))
    assert question_of_touch(told, CLAIRE, None).known_at == told.recorded_at
    assert known_at_of(replace(told, reported_by="")) == known_at_of(replace(told, recorded_at=AT - timedelta(days=1))) == AT


def test_a_full_cap_stops_and_names_its_rule():
    yes = replace(decide(question(), PersonStanding(), shipped_law()), allowed=True)
    capped = replace(yes, obligations=Obligations(caps=(FrequencyCap(1, 7, Channel.EMAIL, "the.rule"),)))
    week_ago, day_ago = (Contact(AT - timedelta(days=days), Channel.EMAIL) for days in (9, 1))
    assert stopped_by_cap(capped, MAIL, [day_ago], "Europe/Paris") == ("cap_reached", "the.rule")
    assert stopped_by_cap(capped, MAIL, [week_ago], "Europe/Paris") is None
    assert stopped_by_cap(yes, MAIL, [day_ago], "Europe/Paris") is None


def test_it_is_asked_at_its_own_moment():
    asked = question_of_touch(MAIL, CLAIRE, None)
    assert (asked.send_at, asked.known_at, asked.jurisdiction, asked.contact_point_id) == (AT, AT, "FR", 3)


@pytest.mark.parametrize(
    ("purpose", "known", "scopes"),
    [
        (Purpose.RX_PROMOTION, None, MEDICINE),
        (Purpose.MARKETING, None, MARKETING),
        (Purpose.EVENT, None, MARKETING),
        (Purpose.SAFETY, None, frozenset()),
        (Purpose.SERVICE, None, frozenset()),
        (Purpose.EVENT, frozenset({ContentScope.BENEFIT_IN_KIND}), frozenset({ContentScope.BENEFIT_IN_KIND})),
    ],
)
def test_content_says_what_it_contains_else_the_purpose_does(purpose, known, scopes):
    assert question_of_touch(replace(MAIL, purpose=purpose), CLAIRE, known).scopes == scopes


def test_a_no_names_its_reason_and_rule_and_a_yes_nothing():
    no = decide(question(), PersonStanding(), shipped_law())
    assert stopped_by(no) == ("not_asked", no.rule_ids[0])
    assert stopped_by(replace(no, allowed=True)) is None
    assert stopped_by(replace(no, reasons=(replace(no.reasons[0], rule_id=""),), rule_ids=())) == ("not_asked", "")
