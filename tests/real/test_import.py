"""Real registers, read in place: every row is accounted for, a second import changes nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from accord.cli import main
from accord.customers import models
from accord.customers.queries import customers_by_id, find_customer
from accord.customers.types import CustomerStatus

pytestmark = pytest.mark.real
MAPPINGS = Path(__file__).parent
FILES = {
    "hcp_prescribing_and_meals/hcp.csv.gz": ["--mapping", str(MAPPINGS / "hcp_prescribing_and_meals.toml")],
    "nppes_registry/npidata_mixed.csv.gz": ["--source", "nppes"],
    "nppes_registry/npidata_organisations.csv.gz": ["--source", "nppes"],
    "nppes_registry/names_city_state.csv.gz": ["--mapping", str(MAPPINGS / "nppes_registry.toml")],
    "gp_practices_england/practices.csv.gz": ["--mapping", str(MAPPINGS / "gp_practices_england.toml")],
}
Import = Callable[[str], dict[str, Any]]


@pytest.fixture
def take(db: None, real_data: Path) -> Import:
    def importing(name: str) -> dict[str, Any]:
        done = CliRunner().invoke(main, ["import", "customers", str(real_data / name), *FILES[name], "--json"])
        assert done.exit_code == 0, done.output
        report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        assert report["read"] == report["created"] + report["updated"] + report["unchanged"] + report["rejected"]
        return report

    return importing


@pytest.mark.parametrize(
    ("name", "read", "rejected"),
    [
        ("hcp_prescribing_and_meals/hcp.csv.gz", 20_339, 0),
        ("nppes_registry/npidata_mixed.csv.gz", 485, 43),
        ("nppes_registry/npidata_organisations.csv.gz", 867, 0),
        ("nppes_registry/names_city_state.csv.gz", 9_392, 0),
        ("gp_practices_england/practices.csv.gz", 7_148, 0),
    ],
)
def test_every_row_is_accounted_for_and_again_changes_nothing(take: Import, name: str, read: int, rejected: int) -> None:
    first, again = take(name), take(name)
    assert (first["read"], first["rejected"]) == (read, rejected)
    assert (again["unchanged"], again["created"], again["updated"], again["rejected"]) == (read - rejected, 0, 0, rejected)


def test_physicians_are_placed_and_known_by_specialty(take: Import) -> None:
    take("hcp_prescribing_and_meals/hcp.csv.gz")
    physicians = models.Customer.objects
    assert physicians.filter(region="").count() == 0
    assert physicians.filter(time_zone="").count() == 0
    assert physicians.filter(specialty="").count() <= 5
    assert models.ContactPoint.objects.exclude(value__endswith="@example.invalid").count() == 0
    known = customers_by_id(customer_ids=[find_customer(reference="npi:1003000142")]).popitem()[1]
    assert (known.family_name, known.city, known.region, known.postal_code) == ("Khalil", "Toledo", "US-OH", "43623")
    assert (known.specialty, known.time_zone) == ("207L00000X", "America/New_York")


def test_the_register_joins_the_physicians_by_npi_and_closes_deactivated_ones(take: Import) -> None:
    take("hcp_prescribing_and_meals/hcp.csv.gz")
    report = take("nppes_registry/npidata_mixed.csv.gz")
    assert report["updated"] > 0
    assert report["created"] + report["updated"] + report["rejected"] == 485
    shared = models.SourceRecord.objects.filter(
        source="nppes", customer__in=models.SourceRecord.objects.filter(source="prescribing").values("customer")
    )
    assert shared.count() == report["updated"]
    assert models.Customer.objects.filter(status=CustomerStatus.CLOSED).count() >= 43 - report["rejected"]


def test_the_two_register_files_overlap(take: Import) -> None:
    take("nppes_registry/npidata_mixed.csv.gz")
    report = take("nppes_registry/npidata_organisations.csv.gz")
    assert report["created"] == 774
    assert report["unchanged"] + report["updated"] == 93


def test_english_practices_have_numbers_and_closed_ones_are_closed(take: Import) -> None:
    take("gp_practices_england/practices.csv.gz")
    practice = customers_by_id(customer_ids=[find_customer(reference="gb.ods:A81001")]).popitem()[1]
    assert (practice.name, practice.postal_code, practice.country) == ("The Densham Surgery", "TS18 1HU", "GB")
    assert models.ContactPoint.objects.filter(customer=practice.id, kind="phone").get().value == "+441642672351"
    assert models.Customer.objects.filter(status=CustomerStatus.ACTIVE).count() == 5_751
    numbers = models.ContactPoint.objects.filter(kind="phone")
    assert numbers.count() > 6_000
    assert numbers.exclude(value__startswith="+44").count() == 0
