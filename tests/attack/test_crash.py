"""The sending process is killed at random moments: nothing is lost, nothing goes out twice (bench/crash.py, small)."""

import json
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parents[2] / "bench"
MAILS, KILLS = 1_500, 4


def test_a_killed_sender_loses_nothing_and_repeats_nothing() -> None:
    run = subprocess.run(
        [sys.executable, str(BENCH / "crash.py"), str(MAILS), str(KILLS)], capture_output=True, text=True, timeout=240
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout.splitlines()[-1])
    assert (told["lost"], told["doubled"], told["queued"]) == (0, 0, 0)
    assert told["sent"] + told["uncertain"] == MAILS
    assert told["uncertain"] <= told["kills"] * 100  # at most the batch that was in hand
    assert told["kills"] >= 1
