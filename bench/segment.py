"""A segment of 1,000,000 customers: country, one of six specialities, a score and e-mail permission; counted, and its ids written.

The operational tables are filled by SQL in a SQLite file of its own; a child process takes the snapshot, the consent ledger is
folded to the permission table, and then `segments.columns.segment_table` is asked, as a marketer's preview asks it. The claim is
about that last step, with files in the page cache, as its peer's SQL had its tables: a Go mailer's query over 1,000,000 contacts,
without permission, took 0.5 CPU-seconds. What is done once per snapshot is measured apart and printed beside.
"""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from measure import measured, report

CUSTOMERS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
NOW = datetime(2026, 11, 17, 8, tzinfo=UTC)
REPEATS = 5
SPECIALTIES = [f"207R{place:05d}X" for place in range(40)]
EVERYONE = f"WITH RECURSIVE everyone(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM everyone WHERE id < {CUSTOMERS})"


def pick(values: list[str]) -> str:
    """An SQL expression that gives one of the values at random."""
    cases = " ".join(f"WHEN {place} THEN '{value}'" for place, value in enumerate(values))
    return f"CASE abs(random()) % {len(values)} {cases} END"


CUSTOMER_SQL = f"""
INSERT INTO customers_customer (id, kind, status, given_name, family_name, organisation_name, title, specialty, country, region,
    postal_code, city, language, time_zone, potential, sources)
{EVERYONE} SELECT id, 'hcp', 'active', 'A', 'B' || id, '', '', {pick(SPECIALTIES)},
    {pick(["FR", "FR", "FR", "US", "US", "US", "US", "CA", "SE", "TR", "TW"])}, '', abs(random()) % 90000 + 10000, '', 'fr', 'UTC',
    CASE WHEN abs(random()) % 10 > 0 THEN abs(random()) % 1000 / 10.0 END, '{{}}' FROM everyone
"""
CONTACT_POINT_SQL = f"""
INSERT INTO customers_contactpoint (id, customer_id, kind, value, "use", status, lookup_hash, source)
{EVERYONE} SELECT id, id, 'email', 'a' || id || '@example.invalid', 'work',
    CASE abs(random()) % 10 WHEN 0 THEN 'bounced' WHEN 1 THEN 'unverified' ELSE 'verified' END, randomblob(16), 'bench'
    FROM everyone WHERE id % 8 > 0
"""
SENDER_SQL = """
INSERT INTO catalogue_sender (id, code, name, country, postal_address, from_email, reply_domain)
VALUES (1, 'bench', 'Bench', 'FR', '1 rue', 'bench@example.invalid', 'reply.example.invalid')
"""
CONSENT_SQL = f"""
INSERT INTO consent_consentrecord (customer_id, type, polarity, explicitness, channel, purpose, contact_point_id, topic, sender_id,
    mechanism, route, lawful_basis, actor, grade, language, control_initial, control_final, valid_from, recorded_at, key)
{EVERYONE} SELECT id, 'granted', 'opt_in', 'explicit', 'email', 'marketing', NULL, '', 1, 'unticked_box', '', 'consent', 'self', 4,
    'fr', 'off', 'on', '2026-01-05 08:00:00', '2026-01-05 08:00:00', '' FROM everyone WHERE id % 5 < 3
UNION ALL SELECT id, 'withdrawn', 'opt_out', 'explicit', 'email', 'marketing', NULL, '', 1, 'one_click_post', '', 'consent', 'self',
    4, 'fr', '', '', '2026-06-05 08:00:00', '2026-06-05 08:00:00', '' FROM everyone WHERE id % 25 = 1
"""


def fill() -> None:
    """A committed operational database of customers, e-mail addresses, consents and withdrawals."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        for statement in (CUSTOMER_SQL, CONTACT_POINT_SQL, SENDER_SQL, CONSENT_SQL):
            cursor.execute(statement)
    connection.close()


def run() -> None:
    from accord.catalogue.types import Channel, ContentScope, Purpose
    from accord.columnar.snapshots import take_snapshot
    from accord.consent.columns import Ask, permission_table
    from accord.kernel.conditions import All, AtLeast, Is, OneOf
    from accord.segments.columns import segment_table
    from accord.segments.types import Segment

    fill()
    with measured() as snapshot:
        engine = take_snapshot(now=NOW)
    ask = Ask(Channel.EMAIL, Purpose.MARKETING, frozenset({ContentScope.MARKETING}), "", 1)
    with measured() as folding:
        permissions = permission_table(engine, asks=[ask], send_at=NOW, known_at=NOW)
    condition = All((Is("country", "FR"), OneOf("specialty", tuple(SPECIALTIES[:6])), AtLeast("potential", 50)))
    segment = Segment("bench", "French and promising", Purpose.MARKETING, condition)
    runs = []
    for _ in range(REPEATS):
        with measured() as spent:
            table = segment_table(engine, segment, now=NOW, permissions=permissions)
            contactable = engine.numpy(f"SELECT customer_id FROM {table} WHERE allowed")["customer_id"]
        runs.append(spent)
    members = engine.rows(f"SELECT count(*) FROM {table}")[0][0]
    report(
        "segment",
        ours=sorted(runs, key=lambda spent: spent.cpu_s)[REPEATS // 2],
        peer=0.5,
        peer_name="Go mailer, SQL without permission",
        target=0.5,
        aim=0.2,
        customers=CUSTOMERS,
        members=members,
        contactable=len(contactable),
        snapshot_cpu_s=snapshot.cpu_s,
        snapshot_wall_s=snapshot.wall_s,
        permission_cpu_s=folding.cpu_s,
        permission_wall_s=folding.wall_s,
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as folder:
        os.environ |= {"ACCORD_HOME": folder, "DJANGO_SETTINGS_MODULE": "accord.project.settings", "ACCORD_DATABASE_URL": ""}
        from accord.kernel.home import create_home

        create_home(Path(folder))
        import django

        django.setup()
        run()
