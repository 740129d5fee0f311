"""The facts of customers are the same for one (rules of the room) and for all (columns)."""

from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from accord.catalogue.actions import create_sender
from accord.columnar.inline_reader import read_inline
from accord.columnar.snapshots import open_snapshot
from accord.customers import columns, facts
from accord.customers.actions import import_customers, set_contact_point_status
from accord.customers.queries import contact_points_for
from accord.customers.types import ContactPointDraft, ContactPointKind, ContactPointStatus, CustomerDraft, CustomerKind
from accord.field_force import columns as field_columns
from accord.field_force import queries as field
from accord.field_force.actions import align_customers, create_rep, create_territory

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
PEOPLE = 200


@pytest.fixture
def people(db: None, tmp_path: Path) -> range:
    draw = Random(11)
    drafts = [
        CustomerDraft(
            key=str(number),
            kind=draw.choice(list(CustomerKind)),
            family_name="X",
            organisation_name="Y",
            country=draw.choice(("US", "FR", "")),
            region=draw.choice(("US-OH", "")),
            postal_code=draw.choice(("43623", "")),
            specialty=draw.choice(("207R00000X", "")),
            language=draw.choice(("en", "")),
            potential=draw.choice((0.0, 62.5, None)),
            contact_points=tuple(
                point
                for point in (
                    ContactPointDraft(ContactPointKind.EMAIL, f"a{number}@x.org"),
                    ContactPointDraft(ContactPointKind.PHONE, "+12127365000"),
                )
                if draw.random() < 0.6
            ),
        )
        for number in range(PEOPLE)
    ]
    import_customers(rows=enumerate(drafts, 2), source="crm", file_name="f", rejects_path=tmp_path / "r.csv", now=NOW)
    points = [point for found in contact_points_for(customer_ids=range(10_000)).values() for point in found]
    for point in points:
        set_contact_point_status(contact_point_id=point.id, status=draw.choice(list(ContactPointStatus)), now=NOW)
    first = min(point.customer_id for point in points) - PEOPLE
    return range(first, first + 3 * PEOPLE)


def test_facts_are_equal_for_one_and_for_all(people: range, tmp_path: Path) -> None:
    read_inline(tmp_path, columns.EXPORTS)
    whole = open_snapshot(tmp_path).arrow(f"SELECT * FROM ({columns.FACTS_VIEW})").to_pylist()
    assert len(whole) == PEOPLE
    single = facts.facts_for(list(people), now=NOW)
    assert {row.pop("customer_id"): row for row in whole} == single
    assert set(next(iter(single.values()))) == {fact.name for fact in facts.FACTS}


def test_alignments_are_equal_for_one_and_for_all(people: range, tmp_path: Path) -> None:
    sender = create_sender(
        code="acme", name="Acme", country="US", postal_address="1 St", from_email="a@acme.example", reply_domain="r.acme.example"
    )
    rep = create_rep(code="ann", name="Ann", country="US", time_zone="UTC", visits_per_day=5, sender_id=sender.id)
    create_territory(code="oh", country="US", regions=("US-OH",), rep_id=rep.id)
    assert align_customers(on=date(2026, 3, 2), now=NOW) > 0
    read_inline(tmp_path, (*columns.EXPORTS, *field_columns.EXPORTS))
    whole = open_snapshot(tmp_path).arrow("SELECT customer_id, rep_id FROM alignments WHERE end_on IS NULL").to_pylist()
    single = field.reps_for(customer_ids=list(people), on=date(2026, 3, 2))
    assert {row["customer_id"]: row["rep_id"] for row in whole} == {number: one.id for number, one in single.items()}


def test_nothing_that_names_a_person_leaves_in_an_export() -> None:
    exported = " ".join(export.sql for export in (*columns.EXPORTS, *field_columns.EXPORTS))
    for word in ("name", "value", "city", "lookup_hash", "title", "digest"):
        assert word not in exported
