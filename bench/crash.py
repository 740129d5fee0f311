"""Claim: the sending process may die at any moment; no message is lost and none goes out twice.

`python bench/crash.py [MAILS] [KILLS]` (default 100,000 and 40): `accord send` is killed (SIGKILL) at random moments and started
again, until everything is sent. The mail server, a process of its own, writes down each Message-ID before it says yes. Lost is what
is neither there nor shown as queued, refused or uncertain; doubled is a Message-ID that is there twice. Uncertain is what the
server may or may not have taken when a process died: it is shown to a person, and its number printed. The peer, a Go mailer, lost
20,932 of 100,001 when it was killed once.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from measure import report
from outbox import mail_server

MAILS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 40
PEER_LOST = 20_932
SEND = [sys.executable, "-m", "accord.cli", "send", "--json"]


def kill_at_random(environment: dict[str, str], log: Path, draw: random.Random) -> bool:
    """Start sending, kill it some time after its first mail was taken; whether it still lived then."""
    before = log.stat().st_size
    sender = subprocess.Popen(SEND, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while log.stat().st_size == before and sender.poll() is None:
        time.sleep(0.005)
    time.sleep(draw.expovariate(2.0))
    lived = sender.poll() is None
    sender.send_signal(signal.SIGKILL)
    sender.wait()
    return lived


def uncertain_ids(environment: dict[str, str]) -> set[str]:
    """The Message-IDs that are shown as uncertain."""
    code = (
        "import django; django.setup()\n"
        "from accord.delivery.queries import list_uncertain\n"
        "print(*(message.touch_id for message in list_uncertain(limit=10**9).items))"
    )
    told = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True).stdout
    return {f"{touch_id}@reply.alder.example" for touch_id in told.split()}


def main() -> None:
    draw = random.Random(11)
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as name:
        log = Path(name) / "taken.log"
        environment = {**os.environ, "ACCORD_HOME": name, "DJANGO_SETTINGS_MODULE": "accord.project.settings"}
        outbox = Path(__file__).with_name("outbox.py")
        subprocess.run([sys.executable, str(outbox), name, str(MAILS)], env=environment, check=True)
        log.touch()
        with mail_server(log) as url:
            environment["ACCORD_SMTP_URL"] = url
            killed = sum(kill_at_random(environment, log, draw) for _ in range(KILLS))
            last = subprocess.run(SEND, env=environment, check=True, capture_output=True, text=True)
        queue = json.loads(last.stdout.splitlines()[-1])["queue"]
        taken = Counter(log.read_text().split())
        unsure = uncertain_ids(environment)
        lost = MAILS - len(taken.keys() | unsure) - queue["queued"] - queue["refused"]
        doubled = sum(number > 1 for number in taken.values())
        report(
            "crash",
            ours=float(lost + doubled),
            unit="lost_or_doubled",
            peer=float(PEER_LOST),
            peer_name="Go mailer, one kill",
            target=0.0,
            mails=MAILS,
            kills=killed,
            lost=lost,
            doubled=doubled,
            uncertain=len(unsure),
            uncertain_taken=len(unsure & taken.keys()),
            sent=queue["sent"],
            queued=queue["queued"],
        )
        if lost or doubled:
            sys.exit(1)


if __name__ == "__main__":
    main()
