"""accord permission as it is typed: one answer with everything it rests on, at any two moments."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from accord.catalogue.types import Channel, Purpose
from accord.cli import main
from accord.cli.words import moment_of
from accord.consent.actions import create_form, create_notice, withdraw
from accord.consent.types import Actor, Box, Mechanism, Surface, Withdrawal
from accord.kernel import clock
from accord.kernel.errors import AccordError
from tests.cast import MORNING, Cast, raise_curtain

LATER = MORNING + timedelta(days=1)
MAIL = ("--channel", "email", "--purpose", "rx_promotion")


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Iterator[Cast]:
    clock.set_home_clock(LATER)
    yield raise_curtain(tmp_path)
    (settings.ACCORD_HOME / "clock.json").unlink()


def accord(*words: str) -> Result:
    return CliRunner().invoke(main, ["permission", *words])


def told(*words: str) -> dict[str, Any]:
    done = accord(*words, "--json")
    assert done.exit_code == 0, done.output
    last: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return last


def test_a_yes_with_everything_it_rests_on(cast: Cast) -> None:
    answer = told("cast:claire", *MAIL)
    assert (answer["allowed"], answer["status"], answer["reasons"], answer["way_forward"]) == (True, "allowed", [], None)
    assert answer["need"] == "explicit_opt_in" and answer["record_ids"]
    assert len(answer["rule_ids"]) == len(answer["sources"]) == len(answer["rules"]) and all(answer["sources"])
    assert answer["weakest_source"] in {"text_seen", "secondary_seen", "from_knowledge"}
    assert answer["obligations"]["withdrawal_unit"] and answer["obligations"]["disclosures"]
    assert len(answer["table_hash"]) == 64 and answer["overridden"] == []
    assert answer["scopes"] == ["marketing", "rx_promotion"]


def test_a_no_tells_why_and_what_to_do(cast: Cast) -> None:
    create_notice(code="choices", language="en", text="words", purposes=[Purpose.MARKETING], now=MORNING)
    words = {"sender_id": cast.sender_id, "notice_code": "choices", "now": MORNING, "surface": Surface.WEB}
    for code, channel in (("other", Channel.SMS), ("fr-12", Channel.EMAIL)):
        create_form(code=code, title="Choices", boxes=[Box(channel, Purpose.RX_PROMOTION, "")], **words)  # type: ignore[arg-type]
    answer = told("cast:jean", *MAIL)
    assert not answer["allowed"] and [why["code"] for why in answer["reasons"]] == ["too_weak"]
    assert answer["reasons"][0]["record_id"] and answer["reasons"][0]["rule_id"] in answer["rule_ids"]
    assert (answer["way_forward"]["code"], answer["way_forward"]["form"]) == ("ask", "fr-12")
    spoken = accord("cast:jean", *MAIL)
    assert spoken.stdout.startswith("no: not asked") and "Use form fr-12." in spoken.stdout


def test_both_clocks(cast: Cast) -> None:
    withdraw(withdrawal=Withdrawal(cast.claire, Channel.EMAIL), mechanism=Mechanism.ONE_CLICK_POST, actor=Actor.SELF, now=LATER)

    def today(*words: str) -> str:
        return str(told("cast:claire", *MAIL, *words)["status"])

    assert today() == "withdrawn"
    assert today("--as-of", "2026-11-17") == "allowed"
    assert today("--as-of", "2026-11-18") == "withdrawn"
    assert today("--as-of", "2026-11-18", "--known", "2026-11-17") == "allowed"
    assert today("--as-of", "2026-11-18T05:59:59Z") == "allowed"
    assert today("--as-of", "2026-11-18T09:00:00+03:00") == "withdrawn"
    assert accord("cast:claire", *MAIL, "--known", "2026-11-01").exit_code == 2, "nobody knew her then"
    assert told("cast:claire", *MAIL, "--known", "2030-01-01")["known"] < "2026-11-19", "nobody knows the future"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--channel", "fax", "--purpose", "marketing"),
            "cli.unknown_word: There is no channel 'fax'. Choose one of: chat_app, email",
        ),
        (("--channel", "email", "--purpose", "ads"), "rx_promotion"),
        ((*MAIL, "--scope", "ads"), "benefit_in_kind"),
        ((*MAIL, "--as-of", "yesterday"), "cli.moment"),
        ((*MAIL, "--as-of", "2026-02-30"), "cli.moment"),
        ((*MAIL, "--topic", "nothing"), "not_found"),
        ((*MAIL, "--sender", "nobody"), "not_found"),
    ],
)
def test_what_cannot_be_understood_is_said(cast: Cast, words: tuple[str, ...], said: str) -> None:
    done = accord("cast:claire", *words)
    assert done.exit_code == 2 and said in done.stderr and len(done.stderr.splitlines()) == 1


def test_an_unknown_customer(cast: Cast) -> None:
    assert accord("cast:nobody", *MAIL).exit_code == 2


def test_an_event_is_judged_by_its_invitation(cast: Cast) -> None:
    event = ("--channel", "event", "--purpose", "rx_promotion")
    assert not told("cast:claire", *event)["allowed"]
    assert told("cast:claire", *event, "--invited-by", "email")["rule_ids"] == told("cast:claire", *MAIL)["rule_ids"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-29", datetime(2026, 3, 29, 23, 59, 59, 999999, tzinfo=UTC)),
        ("2026-03-29T01:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("2026-03-29T02:30:00+02:00", datetime(2026, 3, 29, 0, 30, tzinfo=UTC)),
        ("2026-12-31T23:30:00-05:00", datetime(2027, 1, 1, 4, 30, tzinfo=UTC)),
    ],
)
def test_a_day_is_its_end(text: str, moment: datetime) -> None:
    assert moment_of(text) == moment
    with pytest.raises(AccordError):
        moment_of(f"{text}x")
