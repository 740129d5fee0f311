"""A data folder made by an older Accord: a verb says what to do, it does not fall over."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path


def accord(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ACCORD_HOME": str(folder), "ACCORD_DATABASE_URL": ""}
    return subprocess.run(
        [sys.executable, "-m", "accord.cli", *words], env=environment, capture_output=True, text=True, check=False
    )


def test_missing_tables_are_said_and_what_mends_them(tmp_path: Path) -> None:
    accord(tmp_path, "init")
    asked = ("law", "ask", "--country", "FR", "--kind", "individual_professional", "--channel", "email", "--scope", "rx_promotion")
    assert accord(tmp_path, *asked, "--on", "2026-11-20").returncode == 0
    with sqlite3.connect(tmp_path / "accord.sqlite3") as connection:
        connection.execute("DROP TABLE consent_rulereview")
    told = accord(tmp_path, *asked, "--on", "2026-11-20")
    assert told.returncode == 2 and "accord init" in told.stderr and "Traceback" not in told.stderr
