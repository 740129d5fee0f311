"""A day on real people: 20,339 physicians of a prescribing programme, forty reps, one Monday; mail goes to a local sink alone."""

import json
import re
import socket
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from accord.adapters.channels.email.sink import run_sink
from accord.catalogue.types import Channel, Purpose
from accord.cli import main
from accord.consent.actions import record_consents
from accord.consent.types import Actor, Capture, Explicitness, Mechanism, Polarity, RecordType
from accord.customers.queries import list_customers
from accord.decisions.actions import make_plan
from accord.decisions.queries import decisions_of, suggestions_for
from accord.decisions.types import Decision
from accord.field_force.actions import align_customers
from accord.kernel import clock
from accord.kernel.viewer import Role, Viewer, system_viewer
from tests.real.field import VISITS_A_DAY, hire
from tests.real.pieces import prepare_pieces

pytestmark = pytest.mark.real
MONDAY = date(2014, 6, 30)
MORNING, EVENING = (datetime.combine(MONDAY, hour, tzinfo=UTC) for hour in (time(6), time(21)))
PHYSICIANS, WITHDRAWN = 20_339, 2_034
FOLDER = "hcp_prescribing_and_meals"


@dataclass(frozen=True)
class Day:
    """The reps, and the folder of the sink."""

    reps: list[int]
    mails: Path


def accord(*words: str) -> dict[str, Any]:
    """What a command says on its last line."""
    done = CliRunner().invoke(main, [*words, "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture
def monday(db: None, real_data: Path, settings: Any, tmp_path: Path) -> Iterator[Day]:
    port = free_port()
    sink = run_sink("127.0.0.1", port, tmp_path / "mail")
    settings.ACCORD_SMTP_URL = f"smtp://127.0.0.1:{port}"
    clock.set_home_clock(MORNING)
    mapping = Path(__file__).parent / f"{FOLDER}.toml"
    report = accord("import", "customers", str(real_data / FOLDER / "hcp.csv.gz"), "--mapping", str(mapping))
    assert report["created"] == PHYSICIANS
    reps = hire(prepare_pieces(on=MONDAY, now=MORNING))
    assert align_customers(on=MONDAY, now=MORNING) == PHYSICIANS
    turn_away_every_tenth()
    yield Day(reps, tmp_path / "mail")
    sink.stop()
    (settings.ACCORD_HOME / "clock.json").unlink()


def turn_away_every_tenth() -> None:
    """The register knows no consents: one in ten has asked for no more medicine mail."""
    page = list_customers(viewer=system_viewer(), limit=PHYSICIANS)
    captures = [
        Capture(
            customer_id=customer.id,
            type=RecordType.WITHDRAWN,
            polarity=Polarity.OPT_OUT,
            explicitness=Explicitness.EXPLICIT,
            channel=Channel.EMAIL,
            purpose=Purpose.RX_PROMOTION,
            mechanism=Mechanism.REPLY_STOP,
            actor=Actor.SELF,
            valid_from=MORNING - timedelta(days=1),
        )
        for customer in page.items[::10]
    ]
    assert len(record_consents(captures=captures, now=MORNING)) == WITHDRAWN


def decided(plan_id: int) -> dict[int, Decision]:
    return {decision.customer_id: decision for decision in decisions_of(plan_id=plan_id, limit=PHYSICIANS).items}


def test_the_day(monday: Day) -> None:
    """One story in one test: planning 20,339 people twice is dear enough."""
    plan = accord("plan", "--on", str(MONDAY), "--no-dispatch")
    once = decided(plan["plan_id"])
    check_figures(plan, once)
    check_reps(monday, once)
    check_twenty(once)
    again = accord("plan", "--on", str(MONDAY))
    assert decided(again["plan_id"]).keys() == once.keys()
    assert [(new.version_id, new.rep_id, new.propensity, new.reasons) for new in decided(again["plan_id"]).values()] == [
        (old.version_id, old.rep_id, old.propensity, old.reasons) for old in once.values()
    ]
    assert again["dispatch"]["queued"] == plan["chosen"], "what the columns planned the rules allow"
    check_lists(monday, again)
    check_mails(monday)
    assert make_plan(on=MONDAY, now=EVENING).dispatched, "a plan that is on its way stands"


def check_figures(plan: dict[str, Any], decisions: dict[int, Decision]) -> None:
    assert plan["customers"] == PHYSICIANS
    assert plan["chosen"] == len(decisions) > 10_000
    assert plan["breaches"] == 0
    assert plan["breaches_by"] == {}
    assert 0 <= plan["gap"] < 0.001
    assert 0 < plan["value"] <= plan["bound"]
    assert plan["not_contactable"] == {"email": {"withdrawn": WITHDRAWN}, "visit": {}}
    assert plan["contactable"] == {"email": PHYSICIANS - WITHDRAWN, "visit": PHYSICIANS}
    assert plan["rule_ids"]["email.withdrawn"]
    assert all(rule.startswith("US") for rules in plan["rule_ids"].values() for rule in rules)
    assert all(plan["rule_ids"][f"{channel}.allowed"] for channel in ("email", "visit"))


def check_reps(monday: Day, decisions: dict[int, Decision]) -> None:
    visits = Counter(decision.rep_id for decision in decisions.values() if decision.rep_id is not None)
    assert set(visits) == set(monday.reps), "every rep has somebody to see"
    assert set(visits.values()) == {VISITS_A_DAY}, "full days, none over capacity"


def check_twenty(decisions: dict[int, Decision]) -> None:
    """Twenty people explained, on the command line: five visited, ten written to, five left in peace."""
    visited = [number for number, decision in decisions.items() if decision.rep_id is not None][:5]
    written = [number for number, decision in decisions.items() if decision.rep_id is None][:10]
    first = min(decisions)
    others = [number for number in range(first, first + PHYSICIANS) if number not in decisions][:5]
    assert (len(visited), len(written), len(others)) == (5, 10, 5)
    for number in [*visited, *written, *others]:
        told = accord("explain", str(number), "--on", str(MONDAY))
        decision = decisions.get(number)
        assert told["channel"] == (decision.channel if decision else None)
        assert 1 <= len(told["why"]) <= 3
        assert tuple(told["why"]) == (decision.reasons if decision else tuple(told["why"]))
        for option in told["alternatives"]:
            assert option["chosen"] or (option["dropped_at"] and option["dropped_by"] and option["words"]), option
            assert option["rule_ids"], "what law says of it is named, whether it may or not"
        assert sum(option["chosen"] for option in told["alternatives"]) == (decision is not None)


def check_lists(monday: Day, plan: dict[str, Any]) -> None:
    """Once the door has let the visits out, every rep finds six people and three reasons each."""
    clock.set_home_clock(EVENING)
    sent = accord("send", "--channel", "visit")
    assert sent["handed_over"] == plan["by_channel"]["visit"] == VISITS_A_DAY * len(monday.reps)
    for rep_id in monday.reps:
        shown = suggestions_for(viewer=Viewer(1, frozenset({Role.REP}), rep_id=rep_id), now=EVENING)
        assert len(shown) == VISITS_A_DAY
        assert all(suggestion.customer_name and suggestion.title and suggestion.talking_points for suggestion in shown)
        assert all(1 <= len(suggestion.reasons) <= 3 for suggestion in shown)


def check_mails(monday: Day) -> None:
    sent = accord("send", "--channel", "email", "--limit", "300")
    assert sent["sent"] == 300
    mails = [message_from_bytes(path.read_bytes()) for path in monday.mails.glob("*.eml")]
    assert len(mails) == 300
    assert all(re.search(r"\b[12]\d{9}@example\.invalid>?$", mail["To"]) for mail in mails)
    assert all(mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click" for mail in mails)
