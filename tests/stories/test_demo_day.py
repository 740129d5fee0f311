"""A newcomer's first minutes: one command, a market, a whole day; the same command again does no harm."""

import json
import os
import socket
import subprocess
import sys
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
    assert day["figures"]["responses"]["visited"] > 0
    assert {cell["action_channel"] for cell in day["matrix"]} == {"email", "visit"}
    sent = [path for path in (home / "var/mail").glob("*.eml") if b"List-Unsubscribe-Post" in path.read_bytes()]
    assert len(sent) == day["queue"]["email"]["sent"]


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
