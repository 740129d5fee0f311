"""accord init and accord check, as a newcomer runs them: a real process, an empty folder."""

import json
import os
import subprocess
import sys
from pathlib import Path


def accord(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "ACCORD_HOME": str(home / "var")}
    command = [sys.executable, "-m", "accord.cli", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)


def test_init_makes_the_house_and_check_finds_it_well(tmp_path: Path) -> None:
    before = accord(tmp_path, "check", "--json")
    assert before.returncode == 1
    assert not json.loads(before.stdout.splitlines()[-1])["well"]

    made = accord(tmp_path, "init", "--json")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout.splitlines()[-1]) == {"home": str(tmp_path / "var")}
    keys = {path.name: path.read_text() for path in (tmp_path / "var/keys").iterdir()}
    assert all(len(bytes.fromhex(key)) == 32 for key in keys.values())
    assert (tmp_path / "var/keys").stat().st_mode & 0o077 == 0

    again = accord(tmp_path, "init")
    assert again.returncode == 0
    assert keys == {path.name: path.read_text() for path in (tmp_path / "var/keys").iterdir()}

    after = accord(tmp_path, "check", "--json")
    assert after.returncode == 0, after.stdout
    findings = json.loads(after.stdout.splitlines()[-1])["findings"]
    assert {finding["what"] for finding in findings} >= {"keys", "tables", "ledger", "law"}


def test_check_tells_when_the_ledger_could_be_rewritten(tmp_path: Path) -> None:
    import sqlite3

    accord(tmp_path, "init")
    with sqlite3.connect(tmp_path / "var/accord.sqlite3") as database:
        database.execute("DROP TRIGGER consent_consentrecord_no_update")
    found = accord(tmp_path, "check")
    assert found.returncode == 1
    assert "consent_consentrecord" in found.stdout
    accord(tmp_path, "init")
    assert accord(tmp_path, "check").returncode == 0


def test_help_needs_no_folder(tmp_path: Path) -> None:
    for verb in ("init", "up", "demo", "import", "plan", "next", "explain", "send", "check"):
        shown = accord(tmp_path, verb, "--help")
        assert shown.returncode == 0, shown.stderr
    assert not (tmp_path / "var").exists()
