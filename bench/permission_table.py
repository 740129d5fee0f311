"""Claim: the permission of 1,000,000 customers on 8 channels takes less than 2 CPU-seconds, and grows linearly.

`python bench/permission_table.py [SIZE ...]`: snapshots of SIZE (default 1,000,000) professionals in six countries with two
contact points each and 2.5 consent records on average are asked 8 questions at once. CPU counts the table, not the snapshot;
reading every answer of it once is printed beside. Memory is the most that the process held.
"""

import os
import resource
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accord.project.settings")
import django

django.setup()

from measure import measured, report  # noqa: E402

from accord.catalogue.rules.scopes import scopes_of  # noqa: E402
from accord.catalogue.types import Channel, Purpose  # noqa: E402
from accord.columnar.engine import Engine  # noqa: E402
from accord.columnar.snapshots import open_snapshot  # noqa: E402
from accord.consent.columns import EXPORTS, Ask, permission_table  # noqa: E402
from accord.consent.queries import shipped_law  # noqa: E402

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
CHANNELS = (
    *(Channel.EMAIL, Channel.SMS, Channel.CHAT_APP, Channel.PHONE),
    *(Channel.POST, Channel.VISIT, Channel.REMOTE_VISIT, Channel.PORTAL),
)
CUSTOMERS = """
SELECT range AS id, 'hcp' AS kind, 'active' AS status, '' AS specialty,
    ['US', 'CA', 'FR', 'SE', 'TR', 'TW'][1 + range % 6] AS country,
    CASE WHEN range % 6 = 0
        THEN 'US-' || ['CA', 'NY', 'TX', 'FL', 'WA', 'OH', 'IL', 'PA'][1 + CAST(hash(range) % 8 AS INTEGER)] ELSE '' END AS region
FROM range(1, $people + 1)
"""
CONTACT_POINTS = """
SELECT 2 * range + number AS id, range AS customer_id, ['email', 'phone'][1 + number] AS kind, 'work' AS "use",
    'unverified' AS status
FROM range(1, $people + 1), (SELECT unnest([0, 1]) AS number)
"""
RECORDS = """
SELECT row_number() OVER () AS id, who AS customer_id, NULL::BIGINT AS sender_id, NULL::BIGINT AS notice_id,
    NULL::BIGINT AS corrects_id, NULL::BIGINT AS supersedes_id, 0::SMALLINT AS answered_for,
    CASE WHEN dice % 4 = 0 THEN 2 * who END AS contact_point_id,
    CASE WHEN dice % 10 = 0 THEN 5 WHEN dice % 3 = 0 THEN 2 ELSE 4 END::SMALLINT AS grade,
    CASE WHEN turn = 2 AND dice % 5 = 0 THEN 'withdrawn' ELSE 'granted' END AS type,
    CASE WHEN turn = 2 AND dice % 5 = 0 THEN 'opt_out' ELSE 'opt_in' END AS polarity,
    CASE WHEN dice % 3 = 0 THEN 'implicit' ELSE 'explicit' END AS explicitness,
    ['email', 'email', 'sms', 'visit', 'post'][1 + (dice // 7) % 5] AS channel,
    ['marketing', 'marketing', 'rx_promotion', 'event'][1 + (dice // 35) % 4] AS purpose,
    ['', '', '', 'lumira', 'novacard'][1 + (dice // 140) % 5] AS topic, 'toggle' AS mechanism,
    CASE WHEN dice % 3 = 0 THEN ['role_related', 'inquiry', ''][1 + (dice // 3) % 3] ELSE '' END AS route,
    'consent' AS lawful_basis, 'self' AS actor,
    TIMESTAMP '2026-11-01' - to_days(((dice // 700) % 900)::INTEGER) + to_seconds(turn) AS valid_from,
    NULL::TIMESTAMP AS valid_to, valid_from AS recorded_at
FROM (
    SELECT range % $people + 1 AS who, range // $people AS turn, CAST(hash(range) % 1000000007 AS BIGINT) AS dice
    FROM range(5 * $people // 2)
)
"""


_READ = """
SELECT count(customer_id + ask + COALESCE(contact_point_id, 0)), count(*) FILTER (allowed), count(reason), count(requirement)
FROM {table} WHERE customer_id % 8 >= 0 GROUP BY ask, customer_id % 2
"""
"""Every row and every column that plans read, so that nothing is skipped."""


def make_snapshot(folder: Path, people: int) -> Engine:
    engine = Engine()
    for name, sql in (("customers", CUSTOMERS), ("contact_points", CONTACT_POINTS), ("consent_records", RECORDS)):
        engine.run(f"COPY ({sql}) TO '{folder / name}.parquet' (FORMAT parquet, COMPRESSION zstd)", people=people)
    for export in EXPORTS[1:]:
        columns = ", ".join(f"NULL::{kind} AS {column}" for column, kind in export.casts.items())
        engine.run(f"COPY (SELECT {columns} LIMIT 0) TO '{folder / export.name}.parquet' (FORMAT parquet)")
    engine.close()
    return open_snapshot(folder)


def main(people: int) -> None:
    asks = [Ask(channel, Purpose.RX_PROMOTION, scopes_of(Purpose.RX_PROMOTION), "lumira", 1) for channel in CHANNELS]
    with tempfile.TemporaryDirectory() as folder:
        engine = make_snapshot(Path(folder), people)
        with measured() as spent:
            table = permission_table(engine, asks=asks, send_at=NOW, known_at=NOW, law=shipped_law())
        with measured() as reading:
            answers = engine.rows(_READ.format(table=table))
        rows, allowed = sum(row[0] for row in answers), sum(row[1] for row in answers)
        report(
            "permission_table",
            ours=spent.cpu_s / people * 1e6,
            unit="cpu_s_per_million_customers",
            target=2.0,
            aim=1.0,
            reading_cpu_s_per_million=reading.cpu_s / people * 1e6,
            wall_s=spent.wall_s,
            customers=people,
            asks=len(asks),
            rows=rows,
            allowed=allowed,
            peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        )


if __name__ == "__main__":
    for size in sys.argv[1:] or ["1000000"]:
        main(int(size))
