"""Claim: one permission in process, with the full rule table and 100 records, is there within 1 ms 99 times in 100.

`python bench/permission_one.py [TIMES]`: the rule alone, no database; CPU time of each answer (wall beside it),
over questions in 13 countries.
"""

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accord.project.settings")
import django

django.setup()

sys.path.append(str(Path(__file__).parents[1]))
from dataclasses import replace  # noqa: E402
from random import Random  # noqa: E402

from measure import measured, report  # noqa: E402

from accord.consent.queries.law import shipped_law  # noqa: E402
from accord.consent.rules.contact_points import KIND_OF  # noqa: E402
from accord.consent.rules.permission import decide  # noqa: E402
from accord.consent.types import PersonStanding  # noqa: E402
from tests.consent.people import question  # noqa: E402
from tests.consent.rules.test_standing import random_record  # noqa: E402

COUNTRIES = ("FR", "DE", "IT", "ES", "SE", "GB", "TR", "TW", "CA", "US", "BR", "JP", "CN")
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def main(times: int) -> None:
    random, table = Random(1), shipped_law()
    points = tuple((channel, 7) for channel in KIND_OF)
    people = [PersonStanding(tuple(random_record(random, number) for number in range(100)), points=points) for _ in range(50)]
    asked = [question(jurisdiction=country, topic="lumira") for country in COUNTRIES]
    spans, walls = [], []
    with measured() as spent:
        for number in range(times):
            moment = NOW + timedelta(days=number % 30)
            one = replace(asked[number % len(asked)], send_at=moment, known_at=moment)
            wall, started = time.perf_counter(), time.thread_time()
            decide(one, people[number % len(people)], table)
            spans.append(time.thread_time() - started)
            walls.append(time.perf_counter() - wall)
    p50, p99 = (sorted(spans)[int(times * part)] * 1000 for part in (0.5, 0.99))
    wall_p99 = sorted(walls)[int(times * 0.99)] * 1000
    each = spent.cpu_s / times * 1000
    report(
        "permission_one_p99",
        ours=p99,
        unit="cpu_ms",
        target=1.0,
        p50_ms=p50,
        wall_p99_ms=wall_p99,
        cpu_ms_each=each,
        records=100,
        rules=len(table.rules),
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
