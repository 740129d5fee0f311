"""Whoever changes their mind does it on the preference centre, and the house hears it at once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from accord.catalogue.queries import list_senders
from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.queries import permissions_for, preferences_for, questions_for
from accord.consent.types import Ask, ReasonCode
from accord.delivery.queries import preference_link_for
from accord.kernel import clock
from accord.simulator.drivers.doors.second_thoughts import change_mind
from accord.simulator.types import Market
from tests.simulator.conftest import EVE
from tests.simulator.inside_wire import InsideWire

pytestmark = pytest.mark.django_db
LATER = EVE + timedelta(hours=1)


def ask() -> Ask:
    return Ask(Channel.EMAIL, Purpose.EVENT, frozenset({ContentScope.MARKETING}), "evenings", list_senders()[0].id)


@pytest.fixture(autouse=True)
def evening(settings) -> Iterator[None]:
    clock.set_home_clock(EVE)
    yield
    (settings.ACCORD_HOME / "clock.json").unlink()


@pytest.mark.parametrize(
    ("choice", "what", "reason"),
    [
        (0.1, "left_channel", ReasonCode.WITHDRAWN),
        (0.5, "left", ReasonCode.WITHDRAWN),
        (0.7, "paused", None),
        (0.9, "switched_off", ReasonCode.PREFERENCE),
    ],
)
def test_each_way_is_heard(market: Market, choice: float, what: str, reason: ReasonCode | None) -> None:
    customer_id = somebody_reachable(market)
    assert change_mind(preference_link_for(customer_id=customer_id), channel="email", choice=choice, wire=InsideWire()) == what
    permission = permissions_for(questions=questions_for(customer_ids=[customer_id], asks=[ask()], send_at=LATER, known_at=LATER))[
        0
    ]
    assert [found.code for found in permission.reasons] == ([reason] if reason else [])
    wish = preferences_for(customer_ids=[customer_id]).get(customer_id)
    assert bool(wish and wish.pause_until) is (what == "paused")


def somebody_reachable(market: Market) -> int:
    ids = market.customer_ids.tolist()
    answers = permissions_for(questions=questions_for(customer_ids=ids, asks=[ask()], send_at=EVE, known_at=EVE))
    unstated = preferences_for(customer_ids=ids)
    return next(answer.question.customer_id for answer in answers if answer.allowed and answer.question.customer_id not in unstated)
