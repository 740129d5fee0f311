"""What people told us is the same for one and over whole tables; running a condition marks what it read, and nothing else."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from accord.catalogue.types import Purpose
from accord.columnar.engine import Engine
from accord.columnar.inline_reader import read_inline
from accord.columnar.snapshots import open_snapshot
from accord.customers import columns, declared
from accord.customers.actions import declare_fact
from accord.customers.models import Customer
from accord.customers.queries import declarables, declared_facts_for
from accord.kernel.conditions import All, Condition, Is
from accord.kernel.errors import AccordError
from accord.segments.columns import segment_table
from accord.segments.types import Segment

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 17, 8, tzinfo=UTC)


@pytest.fixture
def people(db: None) -> list[int]:
    draw = Random(3)
    rows = [Customer(kind="hcp", status="active", family_name="X", country="FR", sources={}) for _ in range(60)]
    ids = [row.pk for row in Customer.objects.bulk_create(rows)]
    for customer_id in ids[:50]:
        for question in declarables():
            if draw.random() < 0.4:
                value = draw.choice(question.choices)
                declare_fact(customer_id=customer_id, name=question.name, value=value, origin="preferences", now=NOW)
    return ids


@pytest.fixture
def engine(people: list[int], tmp_path: Path) -> Engine:
    read_inline(tmp_path, (*columns.EXPORTS, *declared.EXPORTS))
    return open_snapshot(tmp_path)


def used(people: list[int]) -> set[str]:
    return {fact.name for told in declared_facts_for(customer_ids=people).values() for fact in told if fact.last_used_at == NOW}


def segment(condition: Condition, purpose: Purpose = Purpose.MARKETING) -> Segment:
    return Segment("told", "Told", purpose, condition)


def test_equal_for_one_and_for_all(people: list[int], engine: Engine) -> None:
    whole = {row.pop("customer_id"): row for row in engine.arrow(f"SELECT * FROM ({declared.FACTS_VIEW})").to_pylist()}
    single = declared.facts_for(people, now=NOW)
    assert {number: {name: value for name, value in row.items() if value is not None} for number, row in whole.items()} == single
    assert set(next(iter(whole.values()))) == {fact.name for fact in declared.FACTS}


def test_a_segment_reads_and_marks_what_it_read(people: list[int], engine: Engine) -> None:
    condition = All((Is("declared_interest_dosing", True), Is("country", "FR")))
    table = segment_table(engine, segment(condition), now=NOW)
    members = {number for (number,) in engine.rows(f"SELECT customer_id FROM {table}")}
    told = declared_facts_for(customer_ids=people)
    assert members == {number for number in people if any((one.name, one.value) == ("interest", "dosing") for one in told[number])}
    assert members
    assert used(people) == {"interest"}


def test_a_condition_that_asks_nobody_marks_nothing(people: list[int], engine: Engine) -> None:
    segment_table(engine, segment(Is("country", "FR")), now=NOW)
    assert used(people) == set()


def test_the_medical_wall_stands(people: list[int], engine: Engine) -> None:
    with pytest.raises(AccordError, match=r"segment\.hidden_fact"):
        segment_table(engine, segment(Is("declared_medical_question", "call")), now=NOW)
    with pytest.raises(AccordError, match=r"segment\.hidden_fact"):
        segment_table(engine, segment(Is("declared_practice_size", "alone"), Purpose.MEDICAL_NONPROMO), now=NOW)
    assert used(people) == set()
