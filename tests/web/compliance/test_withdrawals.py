"""The scoreboard of withdrawals: green, amber and red with words, and what is late as a file without names."""

import csv
from datetime import timedelta
from io import StringIO

from accord.access.actions import create_api_key
from accord.access.types import ApiScope
from accord.catalogue.types import Channel
from accord.consent.actions import acknowledge_withdrawals, withdraw
from accord.consent.queries import withdrawals_since
from accord.consent.types import Actor, Mechanism, Withdrawal
from accord.kernel import clock
from tests.cast import MORNING, Cast
from tests.web.compliance.officer import client_of


def refuse(person: int) -> None:
    withdraw(
        withdrawal=Withdrawal(customer_id=person, channel=Channel.EMAIL),
        mechanism=Mechanism.ONE_CLICK_POST,
        actor=Actor.SELF,
        now=MORNING,
    )


def acknowledge(connector: str) -> None:
    last = withdrawals_since(connector=connector)[-1].position
    acknowledge_withdrawals(connector=connector, up_to=last, now=MORNING)


def page_at(monkeypatch, moment, path: str = "/compliance/withdrawals") -> str:
    client = client_of()
    monkeypatch.setattr(clock, "now", lambda: moment)
    return client.get(path).content.decode()


def test_a_system_goes_from_up_to_date_over_waiting_to_too_late(cast: Cast, monkeypatch) -> None:
    create_api_key(name="Mail house", scopes=[ApiScope.WITHDRAWALS_READ], now=MORNING)
    refuse(cast.ayse)
    acknowledge("Mail house")
    fresh = page_at(monkeypatch, MORNING)
    assert "Mail house" in fresh and "Up to date" in fresh and "Our own sending" in fresh
    refuse(cast.claire)
    waiting = page_at(monkeypatch, MORNING + timedelta(minutes=5))
    assert "Waiting" in waiting and "Too late" not in waiting.split("Public registers")[0]
    late = page_at(monkeypatch, MORNING + timedelta(days=30))
    assert "Too late" in late and f"/compliance/people/{cast.claire}" in late and "Claire" not in late
    acknowledge("Mail house")
    done = page_at(monkeypatch, MORNING + timedelta(days=30))
    assert f"/compliance/people/{cast.claire}" not in done


def test_what_is_late_is_a_file_of_keys_and_codes(cast: Cast, monkeypatch) -> None:
    create_api_key(name="=cmd", scopes=[ApiScope.WITHDRAWALS_READ], now=MORNING)
    refuse(cast.claire)
    text = page_at(monkeypatch, MORNING + timedelta(days=30), "/compliance/withdrawals.csv")
    rows = list(csv.DictReader(StringIO(text)))
    mine = [row for row in rows if int(row["customer"]) == cast.claire]
    assert mine and mine[0]["connector"] == "'=cmd" and int(mine[0]["hours_late"]) > 24
    assert "@" not in text and "Claire" not in text


def test_registers_tell_how_old_they_are(cast: Cast, monkeypatch) -> None:
    page = page_at(monkeypatch, MORNING)
    assert "Never read" in page and "28 days" in page and "16 CFR 310.4" in page
