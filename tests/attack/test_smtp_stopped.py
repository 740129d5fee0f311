"""The mail server is not there: one clear line with a code, exit 2, and every message still queued; then it is, and all go out."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parents[2] / "bench"
MAILS = 150


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def test_without_a_mail_server_everything_stays_queued(tmp_path: Path) -> None:
    environment = {**os.environ, "ACCORD_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "accord.project.settings"}
    environment.pop("ACCORD_DATABASE_URL", None)
    environment["ACCORD_SMTP_URL"] = f"smtp://127.0.0.1:{free_port()}"
    subprocess.run([sys.executable, str(BENCH / "outbox.py"), str(tmp_path), str(MAILS)], env=environment, check=True)
    send = [sys.executable, "-m", "accord.cli", "send", "--json"]

    for _ in range(2):
        stopped = subprocess.run(send, env=environment, capture_output=True, text=True)
        assert stopped.returncode == 2
        [line] = stopped.stderr.strip().splitlines()
        assert line.startswith("email.server_unreachable: ")
        told = json.loads(stopped.stdout.splitlines()[-1])
        assert (told["error"], told["sent"], told["queue"]["queued"]) == ("email.server_unreachable", 0, MAILS)
        assert told["queue"]["uncertain"] == 0

    log = tmp_path / "taken.log"
    with subprocess.Popen(
        [sys.executable, str(BENCH / "mail_server.py"), str(log)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert server.stdin is not None
        environment["ACCORD_SMTP_URL"] = f"smtp://127.0.0.1:{int(server.stdout.readline())}"
        sent = subprocess.run(send, env=environment, capture_output=True, text=True, check=True)
        server.stdin.close()
    told = json.loads(sent.stdout.splitlines()[-1])
    assert (told["sent"], told["queue"]["queued"]) == (MAILS, 0)
    assert len(set(log.read_text().split())) == MAILS
