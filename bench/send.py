"""Claim: a personalised, tracked mail to a person whose permission is asked again costs less than half a millisecond of CPU.

`python bench/send.py [MAILS]` (default 100,000): every mail has a row of its own in outbox, attempts, contact budget and touches, a
stable Message-ID, two tracked links, a way out, a preference link and a reply address, all signed; permission, content, contact
budget and quiet hours are asked again for each. Counted is the CPU of our process, database library included; the mail server is
a process of its own. No DKIM: mail servers sign. Peers on the same task: 0.16 ms in Go without a row per recipient, 3.1 ms in
Python, 7.0 ms in Node with rows. What queueing costs (permit, reservation, sealed slot values, outbox) is printed beside.
"""

import gc
import os
import sys
import tempfile
from pathlib import Path

from measure import measured, report
from outbox import NOW, fill, mail_server, prepare_data_folder, queue_everybody

MAILS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
BATCH = 500  # `accord send --batch 500`
PEERS = {"go_no_rows_ms": 0.16, "python_ms": 3.1, "node_with_rows_ms": 7.0}


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as name:
        folder = Path(name)
        with mail_server(folder / "taken.log") as url:
            os.environ["ACCORD_SMTP_URL"] = url
            prepare_data_folder(folder)
            version_id, people = fill(MAILS, folder)
            with measured() as queueing:
                queued = queue_everybody(version_id, people)
            from accord.delivery.actions import send_due

            gc.freeze()  # as `accord send` does
            with measured() as sending:
                sent = send_due(now=NOW, batch=BATCH).sent
            gc.unfreeze()
        taken = len(set((folder / "taken.log").read_text().split()))
        if not queued == sent == taken == MAILS:
            sys.exit(f"queued {queued}, sent {sent}, taken by the server {taken} of {MAILS}")
        report(
            "send",
            ours=1000 * sending.cpu_s / MAILS,
            unit="cpu_ms_per_mail",
            peer=PEERS["python_ms"],
            peer_name="Python mailer",
            target=0.5,
            aim=0.3,
            mails=MAILS,
            batch=BATCH,
            wall_s=sending.wall_s,
            queueing_cpu_ms_per_mail=1000 * queueing.cpu_s / MAILS,
            peers=PEERS,
        )


if __name__ == "__main__":
    main()
