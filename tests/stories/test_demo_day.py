"""A newcomer's first minutes: one command, a market, a whole day; the same command again does no harm."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

CUSTOMERS = 300


def demo(home: Path, *arguments: str) -> dict[str, Any]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "ACCORD_HOME": str(home / "var")}
    command = [sys.executable, "-m", "accord.cli", "demo", "--once", "--port", str(port), "--json", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-4000:]
    assert "Too Many Requests" not in done.stderr, "everybody gets in, a whole field force at once too"
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any], Path]:
    home = tmp_path_factory.mktemp("newcomer")
    first = demo(home, "--customers", str(CUSTOMERS))
    mails = len(list((home / "var/mail").glob("*.eml")))
    second = demo(home)
    assert len(list((home / "var/mail").glob("*.eml"))) == mails
    return first, second, home


def test_a_day_is_planned_sent_and_answered(days: tuple[dict[str, Any], dict[str, Any], Path]) -> None:
    day, _, home = days
    assert day["on"] == "2026-11-17" and day["plan"]["breaches"] == 0
    assert day["plan"]["contactable"]["email"] > 50 and day["plan"]["not_contactable"]["email"]["withdrawn"] > 0
    assert day["queue"]["email"]["sent"] > 30 and day["queue"]["visit"]["handed_over"] > 10
    responses = day["figures"]["responses"]
    assert responses["visited"] > 0 and responses["clicked"] + responses["replied"] > 1, "people answer, mails too"
    assert {cell["action_channel"] for cell in day["matrix"]} == {"email", "visit"}
    mails = [path.read_bytes() for path in (home / "var/mail").glob("*.eml")]
    sent = [mail for mail in mails if b"List-Unsubscribe-Post" in mail]
    letters = [mail for mail in mails if b"\nTo: r+" not in mail and b"List-Unsubscribe-Post" not in mail]
    assert len(sent) + len(letters) == day["queue"]["email"]["sent"] and letters


def test_people_say_yes_at_the_doors_on_the_day(days: tuple[dict[str, Any], dict[str, Any], Path]) -> None:
    found = set(rows_in(days[2], "SELECT mechanism, type, actor FROM consent_consentrecord WHERE valid_from >= '2026-11-17'"))
    assert ("unticked_box", "granted_pending", "self") in found, "the form on the web"
    assert ("double_opt_in_click", "confirmed", "self") in found, "the link in the mail"
    assert ("rep_captured", "granted", "rep") in found, "the name typed on a rep's device"


def test_compliance_has_something_to_look_at(days: tuple[dict[str, Any], dict[str, Any], Path]) -> None:
    for table in ("customers_setaside", "measurement_permissioncount"):
        assert rows_in(days[2], f"SELECT count(*) FROM {table}") == [(1,)], table
    assert sorted(rows_in(days[2], "SELECT kind FROM rights_rightsrequest")) == [("access",), ("erasure",)]
    assert rows_in(days[2], "SELECT count(*) FROM consent_rulereview") == [(2,)]


def test_the_ledger_of_the_day_is_signed_and_sound(days: tuple[dict[str, Any], dict[str, Any], Path]) -> None:
    home = days[2]
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "ACCORD_HOME": str(home / "var")}
    verify = [sys.executable, "-m", "accord.cli", "ledger", "verify", "--json"]
    done = subprocess.run(verify, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["sound"] and told["checkpoints"] == 2 and told["leaves"] > 300


def rows_in(home: Path, question: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(home / "var/accord.sqlite3")) as database:
        return database.execute(question).fetchall()


def test_every_mail_went_to_an_address_that_cannot_exist(days: tuple[dict[str, Any], dict[str, Any], Path]) -> None:
    for path in (days[2] / "var/mail").glob("*.eml"):
        recipient = next(line for line in path.read_text(errors="replace").splitlines() if line.startswith("To: "))
        assert recipient.rstrip(">").endswith(".example"), recipient


def test_the_same_again_plans_and_sends_nothing(days: tuple[dict[str, Any], dict[str, Any], Path]) -> None:
    first, second, _ = days
    for part in ("plan", "dispatch", "queue", "refused_at_the_door", "figures", "matrix"):
        assert second[part] == first[part], part


def test_a_folder_with_other_people_in_it_is_left_alone(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "ACCORD_HOME": str(tmp_path / "var")}
    rows = tmp_path / "people.csv"
    rows.write_text("key,kind,given_name,family_name,country\n1,hcp,Ada,Lind,SE\n")
    verb = [sys.executable, "-m", "accord.cli"]
    subprocess.run([*verb, "init"], env=environment, check=True, capture_output=True, timeout=120)
    taken = subprocess.run([*verb, "import", "customers", str(rows)], env=environment, capture_output=True, text=True, timeout=120)
    assert taken.returncode == 0, taken.stderr
    refused = subprocess.run([*verb, "demo", "--once"], env=environment, capture_output=True, text=True, timeout=120)
    assert refused.returncode == 2 and refused.stderr.splitlines()[-1].startswith("demo.folder_in_use")
    assert not (tmp_path / "var/clock.json").exists()
