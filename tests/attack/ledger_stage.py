"""A real data folder with a ledger in it, at three moments, for tests that attack it; run as a program to play a scene in a folder.

A notice; three doctors say yes and one states a wish; first checkpoint. Then the first doctor withdraws; second checkpoint. A
witness outside the folder holds both.
"""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
ACCORD = str(Path(sys.executable).parent / "accord")
DOCTOR = 1
DAY = timedelta(days=1)


class Seen(NamedTuple):
    """How a command ended and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def opening(now: datetime) -> None:
    from accord.catalogue.types import Purpose
    from accord.consent.actions import create_notice, record_consents, set_preference
    from accord.consent.types import EvidenceDraft, EvidenceKind, Preference
    from tests.consent.people import capture, customer

    words = {"code": "form", "language": "en", "text": "We write.", "purposes": [Purpose.MARKETING], "now": now}
    notice = create_notice(**words)
    evidence = EvidenceDraft(EvidenceKind.TEXT, b"Yes, write to me.")
    doctors = [customer() for _ in range(3)]
    captures = [capture(doctor, notice_id=notice, evidence=(evidence,), place="Ward 7", valid_from=now) for doctor in doctors]
    record_consents(captures=captures, now=now)
    set_preference(preference=Preference(doctors[0], contacts_per_month=2), now=now)


def withdrawal(now: datetime) -> None:
    from accord.consent.actions import withdraw
    from accord.consent.types import Actor, Mechanism, Withdrawal

    withdraw(withdrawal=Withdrawal(DOCTOR), mechanism=Mechanism.ONE_CLICK_POST, actor=Actor.SELF, now=now)


def grant(now: datetime) -> None:
    from accord.consent.actions import record_consents
    from tests.consent.people import capture

    record_consents(captures=[capture(DOCTOR, valid_from=now)], now=now)


def recomputed(now: datetime) -> None:
    """What an operator with every key does after an edit: the leaf is made to fit the row."""
    from django.db import connection

    from accord.consent.ledger.opening import leaves_of_person, open_leaves
    from accord.consent.rules.merkle import leaf_hash

    with connection.cursor() as cursor:
        for one in open_leaves(leaves_of_person(DOCTOR)):
            cursor.execute('UPDATE consent_leaf SET hash = %s WHERE "index" = %s', [leaf_hash(one.entry), one.leaf.index])


SCENES: dict[str, Callable[[datetime], None]] = {scene.__name__: scene for scene in (opening, withdrawal, grant, recomputed)}


def set_clock(home: Path, now: datetime) -> None:
    (home / "clock.json").write_text(json.dumps({"at": now.isoformat(), "since": ""}))


def environment(home: Path, witness: Path | None = None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("ACCORD_DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    return {**kept, "ACCORD_HOME": str(home), "ACCORD_WITNESS": str(witness or ""), "PYTHONPATH": str(ROOT)}


def accord(home: Path, *words: str, witness: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([ACCORD, *words], env=environment(home, witness), capture_output=True, text=True, timeout=300)


def accord_each(home: Path, *commands: Sequence[str]) -> list[Seen]:
    """Several commands, one after the other in one process: to start one is most of what they take."""
    told = [sys.executable, __file__, "commands", json.dumps(commands)]
    done = subprocess.run(told, env=environment(home), capture_output=True, text=True, timeout=300, check=True)
    return [Seen(*seen) for seen in json.loads(done.stdout)]


def play(home: Path, scene: str, now: datetime) -> None:
    set_clock(home, now)
    subprocess.run([sys.executable, __file__, scene, now.isoformat()], env=environment(home), check=True, timeout=300)


def tamper(home: Path, *statements: str) -> None:
    """What somebody with the database file does: the triggers are dropped, the rows changed, the triggers put back."""
    with sqlite3.connect(home / "accord.sqlite3") as database:
        triggers = database.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'consent_%'"
        ).fetchall()
        for name, _ in triggers:
            database.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert database.execute(statement).rowcount > 0, statement
        for _, made in triggers:
            database.execute(made)
    database.close()


def check_elsewhere(home: Path, bundle: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The separate verifier, in a folder and an environment without Accord."""
    command = [sys.executable, "-I", "-S", str(ROOT / "verify_accord.py"), str(bundle), *words]
    return subprocess.run(command, cwd=bundle.parent, env={}, capture_output=True, text=True, timeout=300)


def main() -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "accord.project.settings"
    if sys.argv[1] == "commands":
        from click.testing import CliRunner

        from accord.cli import main as program

        ended = [CliRunner().invoke(program, words) for words in json.loads(sys.argv[2])]
        sys.stdout.write(json.dumps([(one.exit_code, one.stdout, one.stderr) for one in ended]))
        return
    django.setup()
    SCENES[sys.argv[1]](datetime.fromisoformat(sys.argv[2]))


if __name__ == "__main__":
    main()
