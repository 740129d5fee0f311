"""Territories, alignment, and who may see whom because of them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from accord.catalogue.actions import create_sender
from accord.customers.actions import close_customer, import_customers
from accord.customers.queries import find_customer
from accord.customers.types import CustomerDraft, CustomerKind
from accord.field_force import queries
from accord.field_force.actions import align_customers, create_rep, create_territory
from accord.field_force.types import Alignment, Rep
from accord.kernel.errors import AccordError, NotFound
from accord.kernel.viewer import Role, Viewer, system_viewer

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
MONDAY, TUESDAY, LATER = date(2026, 3, 2), date(2026, 3, 3), date(2026, 4, 1)
PLACES = {
    "toledo": ("US", "US-OH", "43623"),
    "akron": ("US", "US-OH", "44301"),
    "miami": ("US", "US-FL", "33101"),
    "paris": ("FR", "", "75001"),
    "nowhere": ("SE", "", ""),
}
Person = Callable[[str], int]


@pytest.fixture
def person(db: None, tmp_path: Path) -> Person:
    drafts = [
        CustomerDraft(
            name, CustomerKind.HCP, family_name=name, country=country, region=region, postal_code=code, identifiers=(("no", name),)
        )
        for name, (country, region, code) in PLACES.items()
    ]
    import_customers(rows=enumerate(drafts, 2), source="crm", file_name="f", rejects_path=tmp_path / "r.csv", now=NOW)
    return lambda name: find_customer(reference=f"no:{name}")


@pytest.fixture
def reps(db: None) -> dict[str, Rep]:
    sender = create_sender(
        code="acme", name="Acme", country="US", postal_address="1 St", from_email="a@acme.example", reply_domain="r.acme.example"
    )
    return {
        code: create_rep(
            code=code, name=code.title(), country="US", time_zone="America/New_York", visits_per_day=8, sender_id=sender.id
        )
        for code in ("ann", "ben")
    }


def aligned(person: Person, on: date) -> dict[str, str]:
    reps = queries.reps_for(customer_ids=[person(name) for name in PLACES], on=on)
    return {name: reps[person(name)].code for name in PLACES if person(name) in reps}


def test_the_most_specific_territory_wins(person: Person, reps: dict[str, Rep]) -> None:
    create_territory(code="z-us", country="US", rep_id=reps["ann"].id)
    create_territory(code="b-oh-44", country="US", regions=("US-OH",), postal_prefixes=("44",), rep_id=reps["ben"].id)
    create_territory(code="a-oh", country="US", regions=("US-OH", "US-MI"), rep_id=reps["ann"].id)
    assert align_customers(on=MONDAY, now=NOW) == 3
    assert aligned(person, MONDAY) == {"toledo": "ann", "akron": "ben", "miami": "ann"}
    assert aligned(person, date(2026, 3, 1)) == {}


def test_aligning_again_changes_nothing(person: Person, reps: dict[str, Rep]) -> None:
    create_territory(code="us", country="US", rep_id=reps["ann"].id)
    assert align_customers(on=MONDAY, now=NOW) == 3
    before = queries.alignments_for(customer_id=person("akron"))
    assert align_customers(on=TUESDAY, now=NOW) == 0
    assert queries.alignments_for(customer_id=person("akron")) == before


def test_a_redrawn_territory_closes_old_alignments_and_opens_new_ones(person: Person, reps: dict[str, Rep]) -> None:
    us = create_territory(code="us", country="US", rep_id=reps["ann"].id)
    align_customers(on=MONDAY, now=NOW)
    ohio = create_territory(code="oh", country="US", regions=("US-OH",), rep_id=reps["ben"].id)
    assert align_customers(on=LATER, now=NOW) == 2
    akron = person("akron")
    assert queries.alignments_for(customer_id=akron) == (
        Alignment(us.id, akron, MONDAY, LATER),
        Alignment(ohio.id, akron, LATER, None),
    )
    assert aligned(person, TUESDAY)["akron"] == "ann"
    assert aligned(person, LATER) == {"toledo": "ben", "akron": "ben", "miami": "ann"}


def test_a_change_of_mind_on_the_same_day_leaves_no_empty_alignment(person: Person, reps: dict[str, Rep]) -> None:
    create_territory(code="us", country="US", rep_id=reps["ann"].id)
    align_customers(on=MONDAY, now=NOW)
    create_territory(code="us", country="FR", rep_id=reps["ann"].id)
    assert align_customers(on=MONDAY, now=NOW) == 1
    assert queries.alignments_for(customer_id=person("akron")) == ()
    assert aligned(person, MONDAY) == {"paris": "ann"}


def test_a_closed_customer_leaves_its_territory(person: Person, reps: dict[str, Rep]) -> None:
    create_territory(code="us", country="US", rep_id=reps["ann"].id)
    align_customers(on=MONDAY, now=NOW)
    close_customer(customer_id=person("miami"), source="steward", now=NOW)
    align_customers(on=LATER, now=NOW)
    assert "miami" not in aligned(person, LATER)


def test_a_viewer_sees_the_customers_of_its_territories_only(person: Person, reps: dict[str, Rep]) -> None:
    ohio = create_territory(code="oh", country="US", regions=("US-OH",), rep_id=reps["ann"].id)
    align_customers(on=MONDAY, now=NOW)
    viewer = Viewer(user_id=1, roles=frozenset({Role.REP}), territories=frozenset({ohio.id}))
    assert queries.get_customer(viewer=viewer, customer_id=person("akron"), on=MONDAY).family_name == "akron"
    assert queries.customers_in_scope(viewer=viewer, customer_ids=[person("akron"), person("miami")], on=MONDAY) == {
        person("akron")
    }
    assert not queries.customer_in_scope(viewer=viewer, customer_id=person("akron"), on=date(2026, 3, 1))
    assert queries.customer_in_scope(viewer=system_viewer(), customer_id=person("miami"), on=MONDAY)
    assert {one.family_name for one in queries.list_customers(viewer=viewer, on=MONDAY).items} == {"toledo", "akron"}
    assert queries.list_customers(viewer=system_viewer(), on=MONDAY).total == len(PLACES)
    with pytest.raises(NotFound):
        queries.get_customer(viewer=viewer, customer_id=person("miami"), on=MONDAY)
    abroad = Viewer(user_id=1, territories=frozenset({ohio.id}), markets=frozenset({"FR"}))
    assert queries.list_customers(viewer=abroad, on=MONDAY).items == []
    with pytest.raises(NotFound):
        queries.get_customer(viewer=abroad, customer_id=person("akron"), on=MONDAY)


def test_reps_are_asked_for_in_one_query(person: Person, reps: dict[str, Rep], django_assert_num_queries: object) -> None:
    create_territory(code="us", country="US", rep_id=reps["ann"].id)
    align_customers(on=MONDAY, now=NOW)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(queries.reps_for(customer_ids=range(50_000), on=MONDAY)) == 3


def test_a_rep_is_brought_up_to_date_by_code(reps: dict[str, Rep]) -> None:
    again = create_rep(
        code="ann", name="Ann B.", country="CA", time_zone="America/Toronto", visits_per_day=0, sender_id=reps["ann"].sender_id
    )
    assert again.id == reps["ann"].id
    assert queries.get_rep(rep_id=again.id) == again
    assert [rep.code for rep in queries.list_reps()] == ["ann", "ben"]
    with pytest.raises(AccordError, match=r"field_force\.capacity"):
        create_rep(code="x", name="X", country="US", time_zone="UTC", visits_per_day=-1, sender_id=again.sender_id)
    with pytest.raises(NotFound):
        queries.get_rep(rep_id=0)
