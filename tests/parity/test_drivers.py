"""The same people, the same contacts, the same answers: in memory, and through pages, mails and forms, as the house recorded it."""

import socket
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from pathlib import Path

import numpy as np
import pytest
from django.test import Client

from accord.access.actions import create_api_key
from accord.access.types import ApiScope
from accord.adapters.channels.email.sink import run_sink
from accord.decisions.actions import dispatch_plan, make_plan
from accord.decisions.models import Suggestion
from accord.interactions.queries import responses_for, touches_for
from accord.interactions.types import Author, ResponseKind
from accord.kernel import clock
from accord.simulator.actions import create_market
from accord.simulator.brands import BRANDS
from accord.simulator.drivers.arrays import live_day
from accord.simulator.drivers.doors.outside import Outside
from accord.simulator.kernels import EMAIL, VISIT
from accord.simulator.living_day import LivingDay
from accord.simulator.market.memory import minds_on
from accord.simulator.types import KINDS, Answers, Market, Touches
from tests.simulator.inside_wire import InsideWire

FIRST = date(2026, 11, 17)
EVE = datetime(2026, 11, 16, 20, tzinfo=UTC)
HOUSE = "http://testserver"


@pytest.fixture
def outside(db: None, settings, tmp_path: Path) -> Iterator[Outside]:
    settings.ACCORD_BASE_URL = HOUSE
    folder = tmp_path / "mail"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    sink = run_sink("127.0.0.1", port, folder)
    settings.ACCORD_SMTP_URL = f"smtp://127.0.0.1:{port}"
    clock.set_home_clock(EVE)
    secret = create_api_key(name="sink", scopes=[ApiScope.WEBHOOKS_WRITE], now=EVE)

    def post(mail: EmailMessage) -> None:
        answer = Client().generic("POST", "/webhooks/email", mail.as_bytes(), content_type="message/rfc822", HTTP_X_API_KEY=secret)
        assert answer.json()["matched"] == 1

    yield Outside(HOUSE, InsideWire(), post, folder)
    sink.stop()
    (settings.ACCORD_HOME / "clock.json").unlink()


def test_drivers_are_equal_on_60_people_and_2_days(outside: Outside, tmp_path: Path) -> None:
    compare(outside, tmp_path, customers=60, days=2, hours=2)


@pytest.mark.soak
def test_drivers_are_equal_on_500_people_and_5_days(outside: Outside, tmp_path: Path) -> None:
    compare(outside, tmp_path, customers=500, days=5, hours=1)


def compare(outside: Outside, tmp_path: Path, *, customers: int, days: int, hours: int) -> None:
    """Live days at the doors; then let the same contacts arrive in memory, and lay both beside each other."""
    market = create_market(customers=customers, seed=5, rejects_path=tmp_path / "rejects.csv", now=EVE)
    market = replace(market, population=replace(market.population, restless=np.zeros(customers)))
    minds = minds_on(market.population, customer_ids=market.customer_ids, day=FIRST, now=EVE)
    seen: Counter[ResponseKind] = Counter()
    for number in range(days):
        on = FIRST + timedelta(days=number)
        dismissed = Suggestion.objects.filter(state="dismissed").count()
        read = live_at_the_doors(market, outside, on, hours)
        touches = touches_on(market, on, read)
        answers, minds = live_day(market.population, minds, touches)
        assert recorded_of(market, on, touches) == expected_of(touches, answers)
        declined = int((answers.kind == KINDS.index(ResponseKind.DECLINED)).sum())
        assert Suggestion.objects.filter(state="dismissed").count() - dismissed == declined
        seen.update(KINDS[kind] for kind in answers.kind.tolist())
    assert seen[ResponseKind.VISITED] and seen[ResponseKind.DECLINED] and len(touches)


def live_at_the_doors(market: Market, outside: Outside, on: date, hours: int) -> list[Touches]:
    start = datetime.combine(on, time(), tzinfo=UTC)
    clock.set_home_clock(start)
    plan = make_plan(on=on, now=start)
    dispatch_plan(plan_id=plan.plan_id, now=start)
    day = LivingDay(market=market, plan_id=plan.plan_id, on=on, outside=outside, now=start)
    for hour in range(0, 24, hours):
        clock.set_home_clock(start + timedelta(hours=hour))
        day.step(now=start + timedelta(hours=hour))
    clock.set_home_clock(start + timedelta(hours=23, minutes=55))
    day.people.live_out()
    return day.people.touches


def touches_on(market: Market, on: date, read: list[Touches]) -> Touches:
    """The day's mails as the house recorded them, and the visits that reps read on their pages."""
    brands = [brand.code for brand in BRANDS]
    rows = [
        (person, EMAIL, brands.index(touch.brand_code) if touch.brand_code else -1)
        for person, customer_id in enumerate(market.customer_ids.tolist())
        for touch in touches_for(customer_id=customer_id)
        if touch.occurred_at.date() == on and touch.channel == "email"
    ]
    rows += [
        (person, VISIT, brand)
        for part in read
        for person, channel, brand in zip(part.person.tolist(), part.channel.tolist(), part.brand.tolist(), strict=True)
        if channel == VISIT
    ]
    columns = np.array(rows, np.int64).reshape(-1, 3)
    return Touches(columns[:, 0], columns[:, 1], columns[:, 2], np.full(len(columns), (on - date(1970, 1, 1)).days))


def expected_of(touches: Touches, answers: Answers) -> set[tuple[int, str, str]]:
    return {
        (int(touches.person[touch]), KINDS[kind].value, Author.MACHINE if machine else Author.HUMAN)
        for touch, kind, machine in zip(answers.touch.tolist(), answers.kind.tolist(), answers.machine.tolist(), strict=True)
        if KINDS[kind] is not ResponseKind.DECLINED
    }


def recorded_of(market: Market, on: date, touches: Touches) -> set[tuple[int, str, str]]:
    kinds = {kind: kind.value for kind in KINDS if kind is not ResponseKind.DECLINED}
    kinds[ResponseKind.INTERESTED] = ResponseKind.VISITED.value  # the population does not plant what a visit comes to
    return {
        (person, kinds[response.kind], response.author)
        for person in set(touches.person.tolist())
        for response in responses_for(customer_id=int(market.customer_ids[person]))
        if response.occurred_at.date() == on and response.kind in kinds
    }
