"""Several processes ask for the same people's last places at the same time, in opposite orders; no cap is overrun.

They work on a database of their own: a file in a temporary folder, or a new database of the server at hand.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from accord.kernel.home import create_home

RUNNERS, PEOPLE = 4, 20
FILL = """
from accord.catalogue.actions import create_sender
from accord.customers.models import Customer
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
words = {"name": "S", "country": "US", "postal_address": "x", "from_email": "s@s.example", "reply_domain": "s.example"}
assert create_sender(code="s", **words).id == 1
rows = Customer.objects.bulk_create(
    Customer(kind="hcp", status="active", family_name=str(n), country="US", sources={}) for n in range(%d)
)
print(*(row.pk for row in rows))
"""
COUNT = """
from django.db.models import Count
from accord.contact_policy.models import Reservation
print(*Reservation.objects.values("customer").annotate(n=Count("touch_id")).values_list("n", flat=True))
"""


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    create_home(tmp_path)
    words = {**os.environ, "ACCORD_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "accord.project.settings"}
    url = os.environ.get("ACCORD_DATABASE_URL", "")
    if not url:
        yield words
        return
    name = f"race_{uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield {**words, "ACCORD_DATABASE_URL": url.replace("/postgres?", f"/{name}?", 1)}
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(code: str, environment: dict[str, str]) -> str:
    start = "import django; django.setup()\n"
    return subprocess.run([sys.executable, "-c", start + code], env=environment, check=True, capture_output=True, text=True).stdout


def test_the_last_place_is_given_once(environment: dict[str, str]) -> None:
    people = run(FILL % PEOPLE, environment).split()
    command = [sys.executable, "-m", "tests.contact_policy.race", *people]
    runners = [
        subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(RUNNERS)
    ]
    for runner in runners:
        assert runner.stdout is not None
        assert runner.stdout.readline().strip() == "ready"
    answers = []
    for runner in runners:
        assert runner.stdin is not None
        runner.stdin.write("go\n")
        runner.stdin.flush()
    for runner in runners:
        answers.append(int(runner.communicate(timeout=120)[0]))
    assert [int(word) for word in run(COUNT, environment).split()] == [3] * PEOPLE
    assert sum(answers) == 3 * PEOPLE
