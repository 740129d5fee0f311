"""The compliance pages have something to show on the first morning, and it is left once."""

from datetime import UTC, datetime, timedelta

import pytest

from accord.access.queries import list_api_keys
from accord.consent.queries import checkpoint_latest, propagation_board, rule_reviews, verify_ledger, withdrawals_since
from accord.kernel.viewer import system_viewer
from accord.rights.queries import list_requests
from accord.rights.types import RequestKind
from accord.simulator.market.house import APPROVER, OFFICER
from accord.simulator.market.oversight import CONNECTOR, record_oversight
from accord.simulator.types import Market

pytestmark = pytest.mark.django_db
EVE = datetime(2026, 11, 16, 20, tzinfo=UTC)


def test_another_system_has_acted_on_half_of_the_withdrawals(market: Market) -> None:
    (lagging,) = (age for age in propagation_board(now=EVE) if age.connector == CONNECTOR)
    every = len(withdrawals_since(connector=CONNECTOR, after=0))
    assert every > 10 and every // 2 - 1 <= lagging.waiting <= every // 2 + 1


def test_two_people_ask_for_their_rights(market: Market) -> None:
    assert {request.kind for request in list_requests(viewer=system_viewer(), is_open=True).items} == {
        RequestKind.ACCESS,
        RequestKind.ERASURE,
    }


def test_two_rules_were_read_by_name(market: Market) -> None:
    assert {review.reviewer for review in rule_reviews()} == {OFFICER, APPROVER}


def test_the_ledger_is_signed_and_sound(market: Market) -> None:
    signed = checkpoint_latest()
    assert signed is not None and signed.signed_at == EVE
    assert verify_ledger().findings == ()


def test_again_leaves_nothing_more(market: Market) -> None:
    before = len(list_api_keys()), len(rule_reviews()), list_requests(viewer=system_viewer()).total
    record_oversight(customer_ids=market.customer_ids, now=EVE + timedelta(hours=1))
    assert (len(list_api_keys()), len(rule_reviews()), list_requests(viewer=system_viewer()).total) == before
