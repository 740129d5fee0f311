"""Claims: 500,000 leaves a CPU-second; over 10,000,000 a proof is read, and checked, within 1 ms; a leaf costs a record little.

`python bench/ledger.py [LEAVES [RECORDS]]`: the tree over ready bytes of 300 each; `record_consents` of RECORDS records (default
100,000) with and without its leaves, for people who have their key already and for people who get one; then a SQLite file with
LEAVES leaves (default 10,000,000) and their tiles, from which proofs of entries anywhere are read, one by one, with the database's
own queries (CPU and wall time of each; the median and the 99th percentile).
"""

import os
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from measure import measured, report

LEAVES = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
NOW = datetime(2026, 11, 17, 8, tzinfo=UTC)
READY = 1_000_000
RECORDS = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
PEOPLE = RECORDS // 2
PROOFS = 2_000
PART = 100_000
LEAF_SQL = """
INSERT INTO consent_leaf ("index", kind, entry_id, customer_id, subject, number, hash) VALUES (?, ?, ?, NULL, ?, ?, ?)
"""


def tree_speed() -> None:
    from accord.consent.rules.merkle import leaf_hash, root_of

    entries = [number.to_bytes(8, "big") * 37 + b"rest" for number in range(READY)]
    with measured() as spent:
        root_of([*map(leaf_hash, entries)])
    report(
        "ledger_leaves_per_cpu_s",
        ours=spent.cpu_s / READY * 500_000,
        unit="cpu_s_for_500k",
        target=1.0,
        per_cpu_s=READY / spent.cpu_s,
    )


def fill(path: Path) -> bytes:
    """Leaves and tiles of so many entries of nobody, written by SQL; the root over them."""
    from accord.consent.rules.merkle import fold_peaks
    from accord.consent.rules.proof_nodes import nodes_between
    from accord.consent.rules.tiles import edge_of, grow_tiles, node_reader, sources_of, tile_number

    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA synchronous = OFF")
    base.execute("BEGIN")
    tiles: dict[tuple[int, int], bytes] = {}
    over: list[bytes] = []
    for start in range(0, LEAVES, PART):
        size = min(PART, LEAVES - start)
        hashes = [sha256(number.to_bytes(8, "big")).digest() for number in range(start, start + size)]
        rows = ((number, "notice", number, b"", 0, value) for number, value in enumerate(hashes, start=start))
        base.executemany(LEAF_SQL, rows)
        grown = grow_tiles(start, [*over, *hashes], tiles)
        rows = ((tile_number(*tile), *tile, nodes) for tile, nodes in grown.items())
        base.executemany("INSERT INTO consent_tile (id, level, place, hashes) VALUES (?, ?, ?, ?)", rows)
        hanging, edge = edge_of(start + size)
        over = [*over, *hashes][-len(hanging) :] if hanging else []
        tiles = {tile: (tiles | grown)[tile] for tile in edge}
    base.execute("COMMIT")
    base.close()
    peaks = nodes_between(0, LEAVES)
    leaves, _ = sources_of(peaks, LEAVES)
    kept = dict(zip(edge_of(LEAVES)[0], over, strict=True))
    return fold_peaks([*map(node_reader({index: kept[index] for index in leaves}, tiles, LEAVES), peaks)])


def proof_speed(root: bytes) -> None:
    from accord.consent.queries.ledger import paths_of
    from accord.consent.rules.merkle import verify_consistency, verify_inclusion
    from accord.consent.rules.proof_nodes import consistency_nodes, inclusion_nodes
    from accord.consent.types import Checkpoint

    draw, checkpoint = random.Random(3), Checkpoint(1, LEAVES, root, 0, b"", "", NOW)
    places = [draw.randrange(LEAVES) for _ in range(PROOFS)]
    made = timed("ledger_proof_read", lambda index: paths_of([inclusion_nodes(index, LEAVES)], checkpoint)[0], places)
    leaves = [sha256(index.to_bytes(8, "big")).digest() for index in places]
    checks = list(zip(leaves, places, made, strict=True))

    def check(one: tuple[bytes, int, tuple[bytes, ...]]) -> bool:
        return verify_inclusion(leaf=one[0], index=one[1], size=LEAVES, path=one[2], root=root)

    assert all(timed("ledger_proof_checked", check, checks))
    path = timed("ledger_consistency_read", lambda size: paths_of([consistency_nodes(size, LEAVES)], checkpoint)[0], places)
    assert not verify_consistency(old_size=places[0], old_root=root, size=LEAVES, root=root, path=path[0])


def timed(name: str, act: Callable[[Any], Any], asked: list[Any]) -> list[Any]:
    found, spans, walls = [], [], []
    for one in asked:
        wall, cpu = time.perf_counter(), time.thread_time()
        found.append(act(one))
        spans.append((time.thread_time() - cpu) * 1000)
        walls.append((time.perf_counter() - wall) * 1000)
    p50, p99 = (sorted(spans)[int(len(spans) * part)] for part in (0.5, 0.99))
    more = {"wall_p50_ms": sorted(walls)[len(walls) // 2], "wall_p99_ms": sorted(walls)[int(len(walls) * 0.99)]}
    report(name, ours=p99, unit="cpu_ms_p99", target=1.0, p50_ms=p50, leaves=LEAVES, memory_mb=memory(), **more)
    return found


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def record_cost() -> None:
    from django.db import connection

    from accord.consent.actions import records
    from accord.customers.models import Customer
    from tests.consent.people import capture

    made = Customer.objects.bulk_create(Customer(kind="hcp", status="active", country="FR", sources={}) for _ in range(3 * PEOPLE))
    ids = [customer.pk for customer in made]
    whole = records.add_leaves
    captures = {part: [capture(ids[PEOPLE * part + number % PEOPLE]) for number in range(RECORDS)] for part in range(2)}
    connection.ensure_connection()
    spent = {}
    for name, part, leaves in (("warm", 0, True), ("new_people", 1, True), ("with", 1, True), ("without", 1, False)):
        records.add_leaves = whole if leaves else lambda entries, *, now: None
        with measured() as spent[name]:
            records.record_consents(captures=captures[part], now=NOW)
    records.add_leaves = whole
    us = {name: one.cpu_s / RECORDS * 1e6 for name, one in spent.items()}
    extra, keys = us["with"] - us["without"], us["new_people"] - us["with"]
    report("ledger_extra_per_record", ours=extra, unit="cpu_us", target=15.0, record_us=us["without"], first_time_us=keys)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ACCORD_HOME"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "accord.project.settings"
        sys.path.append(str(Path(__file__).parents[1]))
        from accord.kernel.home import create_home

        create_home(Path(folder))
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        tree_speed()
        record_cost()
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys = OFF")  # without an index on every one, each record deleted would look at all
            for table in ("leaf", "consentrecord", "tile"):
                cursor.execute(f"DROP TRIGGER consent_{table}_no_delete")
                cursor.execute(f"DELETE FROM consent_{table}")
        connection.close()
        proof_speed(fill(Path(folder) / "accord.sqlite3"))


if __name__ == "__main__":
    main()
