"""Claim: from one click on "stop" to the block that binds, less than a second, with a million messages waiting in the queue.

`python bench/withdrawal.py [QUEUED] [SECONDS]` (default 200,000 and 60; the claim is for 1,000,000): everybody has a contact point,
an explicit opt-in, a place in the contact budget and one queued message. A real `accord up` serves; wrk posts RFC 8058's one click
on four connections, each time for another person. Beside it, one by one, we click for people of our own and ask from another
process when `permission_for` first says no and when the message has left the queue. Runs on SQLite, or on PostgreSQL by
`tests/postgres.sh python bench/withdrawal.py`.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import Request, urlopen
from uuid import UUID

from measure import report
from outbox import fill, prepare_data_folder, queue_everybody

QUEUED = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
SECONDS = int(sys.argv[2]) if len(sys.argv) > 2 else 60
PRESSED = min(40_000, QUEUED // 2)
SAMPLES = 200
AT_ONCE = 100_000
BODY = b"List-Unsubscribe=One-Click"
LUA = """
local paths, at = {}, 0
for line in io.lines("%s") do paths[#paths + 1] = line end
wrk.method, wrk.body = "POST", "List-Unsubscribe=One-Click"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
request = function() at = at %% #paths + 1; return wrk.format(nil, paths[at]) end
"""
TABLES = {
    "customers_customer": {"id": "{n}"},
    "customers_contactpoint": {"id": "{n}", "customer_id": "{n}", "lookup_hash": "{hash}", "value": "'d' || {n} || '@c.example'"},
    "consent_consentrecord": {"id": "{n}", "customer_id": "{n}"},
    "contact_policy_reservation": {"touch_id": "{touch}", "customer_id": "{n}"},
    "delivery_message": {
        "touch_id": "{touch}", "customer_id": "{n}", "contact_point_id": "{n}", "due_at": "'2027-06-01 00:00:00'",
    },
}  # fmt: skip


def multiply(count: int) -> None:
    """Everything there is of the first person, `count` times more, by the database itself."""
    from django.db import connection

    postgres = connection.vendor == "postgresql"
    words = {"n": "series.n", "touch": "lpad(to_hex(series.n), 32, '0')::uuid" if postgres else "printf('%032x', series.n)"}
    words["hash"] = "decode(lpad(to_hex(series.n), 64, '0'), 'hex')" if postgres else "CAST(printf('%032x', series.n) AS BLOB)"
    with connection.cursor() as cursor:
        for start in range(2, count + 2, AT_ONCE):
            end = min(start + AT_ONCE, count + 2) - 1
            for table, changed in TABLES.items():
                cursor.execute(_copies(table, {name: how.format(**words) for name, how in changed.items()}, start, end, postgres))
        if postgres:
            for table in ("customers_customer", "customers_contactpoint", "consent_consentrecord"):
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {count + 2})")
            cursor.execute("ANALYZE")  # as its autovacuum does


def _copies(table: str, changed: dict[str, str], start: int, end: int, postgres: bool) -> str:
    from django.db import connection

    columns = [column.name for column in connection.introspection.get_table_description(connection.cursor(), table)]
    series = f"WITH RECURSIVE series(n) AS (SELECT {start} UNION ALL SELECT n + 1 FROM series WHERE n < {end})"
    if postgres:
        series = f"WITH series(n) AS (SELECT generate_series({start}::bigint, {end}))"
        changed = {name: f"{how}::timestamptz" if name == "due_at" else how for name, how in changed.items()}
    values = ", ".join(changed.get(name, f"model.{name}") for name in columns)
    model = f"(SELECT * FROM {table} LIMIT 1) AS model"
    return f"INSERT INTO {table} ({', '.join(columns)}) {series} SELECT {values} FROM series, {model}"


@contextmanager
def up(port: int) -> Iterator[None]:
    """`accord up`, as anybody starts it."""
    command = [str(Path(sys.executable).with_name("accord")), "up", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as child:
        try:
            until(lambda: _answers(port), 60, "the pages answer")
            yield
        finally:
            child.terminate()


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
            return True
    except OSError:
        return False


def until(holds: Callable[[], bool], seconds: float, what: str) -> float:
    """How long it took until it held."""
    began = time.perf_counter()
    while not holds():
        if time.perf_counter() - began > seconds:
            sys.exit(f"within {seconds} s it never held that {what}")
        time.sleep(0.002)
    return time.perf_counter() - began


def click_and_watch(base: str, number: int, sender_id: int) -> tuple[float, float, float]:
    """Seconds from the click to its answer, to the first no, and to an empty place in the queue, as another process sees it."""
    from django.db import connection

    from accord.catalogue.types import Channel, ContentScope, Purpose
    from accord.consent.queries import permission_for
    from accord.delivery.queries import message_of, unsubscribe_link_for
    from accord.delivery.types import MessageState

    def refused() -> bool:
        now = datetime.now(UTC)
        return not permission_for(
            customer_id=number, channel=Channel.EMAIL, purpose=Purpose.RX_PROMOTION, topic="lumira", sender_id=sender_id,
            scopes=frozenset({ContentScope.MARKETING, ContentScope.RX_PROMOTION}), send_at=now, known_at=now,
        ).allowed  # fmt: skip

    if refused():
        sys.exit("nobody clicked, and it is refused already")
    path = unsubscribe_link_for(touch_id=UUID(int=number)).rpartition("/u/")[2]
    began = time.perf_counter()
    with urlopen(Request(f"{base}/u/{path}", data=BODY), timeout=30):
        answered = time.perf_counter() - began
    until(refused, 60, "permission is refused")
    blocked = time.perf_counter() - began
    until(lambda: message_of(touch_id=UUID(int=number)).state is MessageState.CANCELLED, 60, "the queue is empty")
    connection.close()
    return answered, blocked, time.perf_counter() - began


def press(base: str, folder: Path) -> subprocess.Popen[str]:
    """wrk, posting one click after the other."""
    from accord.delivery.queries import unsubscribe_link_for

    links = (unsubscribe_link_for(touch_id=UUID(int=number)) for number in range(2, PRESSED + 2))
    (folder / "paths").write_text("\n".join("/u/" + link.rpartition("/u/")[2] for link in links))
    (folder / "post.lua").write_text(LUA % (folder / "paths"))
    command = ["wrk", "-t1", "-c4", f"-d{SECONDS}s", "--latency", "-s", str(folder / "post.lua"), base]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def read_wrk(said: str) -> dict[str, object]:
    """Requests a second, latency in milliseconds, and how many were not answered well."""
    unit = {"us": 0.001, "ms": 1.0, "s": 1000.0}
    latency = {
        f"post_p{share}_ms": float(number) * unit[word] for share, number, word in re.findall(r"(50|99)%\s+([\d.]+)(us|ms|s)", said)
    }
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return {"posts_a_second": float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), **latency, "bad": int(bad[1]) if bad else 0}


def share(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as name, socket.socket() as taken:
        folder = Path(name)
        os.environ["ACCORD_SMTP_URL"] = "smtp://127.0.0.1:9"
        prepare_data_folder(folder)
        version_id, people = fill(1, folder)
        queue_everybody(version_id, people)
        multiply(QUEUED)
        from accord.catalogue.queries import list_senders
        from accord.delivery.queries import queue_counts

        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        taken.close()
        base, sender_id = f"http://127.0.0.1:{port}", list_senders()[0].id
        with up(port):
            wrk = press(base, folder)
            began, seen = time.perf_counter(), []
            while wrk.poll() is None and len(seen) < SAMPLES and time.perf_counter() - began < SECONDS - 5:
                seen.append(click_and_watch(base, QUEUED + 1 - len(seen), sender_id))
                time.sleep(max(0.0, SECONDS / SAMPLES - 0.1))
            told = read_wrk(wrk.communicate()[0])
        answered, blocked, cancelled = (list(column) for column in zip(*seen, strict=True))
        report(
            "withdrawal", ours=max(blocked), unit="s_to_block_at_most", target=1.0, queued=QUEUED, seconds=SECONDS,
            samples=len(seen), database="PostgreSQL" if os.environ.get("ACCORD_DATABASE_URL") else "SQLite", **told,
            block_p50_s=share(blocked, 0.5), block_p99_s=share(blocked, 0.99), answer_p99_s=share(answered, 0.99),
            cancelled_p99_s=share(cancelled, 0.99), cancelled_at_most_s=max(cancelled),
            still_queued=queue_counts()["queued"],
        )  # fmt: skip


if __name__ == "__main__":
    main()
