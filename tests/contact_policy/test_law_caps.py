"""Caps of the rule table bind: the fourth visit to a British doctor in a year is refused, the sixth to an Italian one."""

from datetime import UTC, datetime, timedelta

import pytest

from accord.catalogue.actions import create_sender
from accord.catalogue.types import Channel, Purpose
from accord.consent import actions, queries
from accord.consent.types import Ask, Permit
from accord.contact_policy.actions import reserve_contacts
from accord.contact_policy.queries import requests_for
from accord.contact_policy.types import PolicyCode, PolicyRefusal
from accord.customers.queries import customers_by_id
from tests.consent.law_files import VISIT_GB, override, overrides_of
from tests.consent.people import MEDICINE, capture, customer

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 2, 10, tzinfo=UTC)
WEEK = timedelta(days=7)


@pytest.fixture
def sender() -> int:
    return create_sender(
        code="s", name="S", country="FR", postal_address="x", from_email="s@s.example", reply_domain="s.example"
    ).id


def visit(person: int, sender: int, at: datetime) -> PolicyRefusal | None:
    """Ask for a visit as the dispatch does: permit, then a place in the contact budget."""
    ask = Ask(Channel.VISIT, Purpose.RX_PROMOTION, MEDICINE, "", sender)
    (question,) = queries.questions_for(customer_ids=[person], asks=[ask], send_at=at, known_at=at)
    (permit,) = actions.mint_permits(questions=[question], now=at)
    assert isinstance(permit, Permit)
    people = customers_by_id(customer_ids=[person])
    requests = requests_for(permits=[permit], planned_at=[at], customers=people, preferences={})
    (answer,) = reserve_contacts(requests=requests, now=at)
    return answer if isinstance(answer, PolicyRefusal) else None


def visits(person: int, sender: int, number: int) -> list[PolicyRefusal | None]:
    return [visit(person, sender, START + place * WEEK) for place in range(number)]


@pytest.mark.parametrize(("country", "most"), [("GB", 3), ("IT", 5)])
def test_the_visit_beyond_the_cap_of_the_law_is_refused_and_the_rule_is_named(sender: int, country: str, most: int) -> None:
    person = customer(country)
    actions.record_consents(
        captures=[capture(person, channel=Channel.VISIT, purpose=Purpose.RX_PROMOTION, valid_from=START - WEEK)], now=START - WEEK
    )
    *allowed, refused = visits(person, sender, most + 1)
    assert allowed == [None] * most
    assert refused is not None
    assert refused.code is PolicyCode.CAP_REACHED
    assert refused.origin in queries.law_table().rules
    assert refused.origin.startswith(f"{country}.prof.visit.")
    assert visit(person, sender, START + timedelta(days=366)) is None


def test_where_no_rule_caps_visits_the_sixth_is_as_good_as_the_first(sender: int) -> None:
    assert visits(customer("US"), sender, 6) == [None] * 6


def test_an_override_of_the_cap_binds_at_once(sender: int) -> None:
    briton = customer("GB")
    assert visits(briton, sender, 2) == [None, None]
    tighter = overrides_of(override(VISIT_GB, frequency_cap="2/365d"))
    actions.adopt_law(content=tighter, overrides=True, adopted_by="Ada Byron", now=START + WEEK)
    refused = visit(briton, sender, START + 3 * WEEK)
    assert refused is not None
    assert (refused.code, refused.origin) == (PolicyCode.CAP_REACHED, VISIT_GB)
