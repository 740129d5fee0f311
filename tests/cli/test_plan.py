"""accord plan, next and explain as they are typed."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from accord.cli import main
from accord.delivery.queries import queue_counts
from accord.delivery.types import MessageState
from accord.kernel import clock
from tests.cast import MORNING, TUESDAY, Cast, raise_curtain


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Iterator[Cast]:
    clock.set_home_clock(MORNING)
    yield raise_curtain(tmp_path)
    (settings.ACCORD_HOME / "clock.json").unlink()


def accord(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def told(*words: str) -> dict[str, Any]:
    done = accord(*words, "--json")
    assert done.exit_code == 0, done.output
    last: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return last


def test_plan_tells_what_others_rely_on_and_puts_it_on_its_way(cast: Cast) -> None:
    report = told("plan")
    assert {"customers", "candidates", "chosen", "value", "bound", "gap", "breaches", "seconds"} <= set(report)
    assert (report["on"], report["customers"], report["breaches"]) == (str(TUESDAY), 6, 0)
    assert report["dispatch"]["queued"] == report["chosen"] == 3
    assert report["dispatched"]
    assert queue_counts()[MessageState.QUEUED] == 3


def test_plan_for_people(cast: Cast) -> None:
    done = accord("plan", "--no-dispatch")
    assert done.exit_code == 0
    assert f"{TUESDAY}: 6 customers" in done.stdout
    assert "may not: refused" in done.stdout
    assert "0 breaches" in done.stdout
    assert queue_counts()[MessageState.QUEUED] == 0


def test_a_spent_day_moves_the_clock_of_the_folder_on(cast: Cast) -> None:
    told("plan")
    assert told("plan", "--on", str(TUESDAY))["on"] == str(TUESDAY), "asked for by name, the plan stands"
    report = told("plan")
    assert report["on"] == str(TUESDAY + timedelta(days=1))
    assert clock.now() - datetime(2026, 11, 18, 8, tzinfo=UTC) < timedelta(minutes=5)


def test_a_day_that_is_over_is_planned_but_not_sent(cast: Cast) -> None:
    past = TUESDAY - timedelta(days=30)
    report = told("plan", "--on", str(past))
    assert (report["on"], report["dispatch"]) == (str(past), None)
    refused = accord("plan", "--on", str(past), "--dispatch")
    assert refused.exit_code == 2
    assert "plan.day_past: " in refused.stderr


def test_next(cast: Cast) -> None:
    before = told("next", str(cast.claire))
    assert (before["channel"], before["plan_id"]) == ("email", 0)
    report = told("plan", "--no-dispatch")
    after = told("next", "cast:claire")
    assert (after["channel"], after["plan_id"]) == ("email", report["plan_id"])
    assert after["reasons"] == before["reasons"]
    silent = told("next", "cast:ayse")
    assert (silent["channel"], silent["version_id"]) == (None, None)
    assert accord("next", "cast:ayse").stdout.startswith("silence")


def test_explain(cast: Cast) -> None:
    report = told("explain", "cast:jean")
    assert report["channel"] is None
    assert report["why"] == ["Nothing may be said today: What is on file is less than the law asks."]
    (mail,) = (option for option in report["alternatives"] if option["channel"] == "email")
    assert (mail["dropped_at"], mail["dropped_by"]) == ("permission", "too_weak")
    assert mail["rule_ids"]
    people = accord("explain", "cast:claire", "--on", str(TUESDAY)).stdout
    assert people.startswith(f"{TUESDAY}: email")
    assert "chosen" in people


@pytest.mark.parametrize("verb", ["next", "explain"])
def test_nobody(cast: Cast, verb: str) -> None:
    done = accord(verb, "npi:0000000000")
    assert done.exit_code == 2
    assert done.stderr.startswith("not_found: ")


@pytest.mark.parametrize("words", [("plan", "--on", "30/06/2014"), ("plan", "--seed", "-1"), ("explain",)])
def test_wrong_words(words: tuple[str, ...]) -> None:
    done = accord(*words)
    assert done.exit_code == 2
    assert "Usage:" in done.stderr
