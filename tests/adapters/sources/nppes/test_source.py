"""The register's layout: people, organisations, deactivated numbers."""

import csv
from pathlib import Path

import pytest

from accord.adapters.sources.nppes import layout
from accord.adapters.sources.nppes.source import NppesSource
from accord.customers.types import CustomerDraft, CustomerKind, CustomerStatus, Rejection
from accord.kernel.errors import AccordError

PLACE = {
    layout.PLACE["city"]: "ST. LOUIS",
    layout.PLACE["region"]: "MO",
    layout.PLACE["postal_code"]: "631101010",
    layout.PLACE["country"]: "US",
    layout.PLACE["phone"]: "3145551234",
    layout.STREET[0]: "1 MAIN ST",
}
PERSON = {
    layout.NPI: "1003000142",
    layout.ENTITY: "1",
    layout.PERSON["family_name"]: "O'BRIEN",
    layout.PERSON["given_name"]: "ANA",
    layout.PERSON["title"]: "M.D.",
}
TAXONOMY = {"Healthcare Provider Taxonomy Code_1": "174400000X", "Healthcare Provider Primary Taxonomy Switch_1": "N"}
PRIMARY = {"Healthcare Provider Taxonomy Code_2": "207RH0003X", "Healthcare Provider Primary Taxonomy Switch_2": "Y"}


def read(folder: Path, row: dict[str, str]) -> CustomerDraft | Rejection:
    with (folder / "npidata.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, sorted(layout.COLUMNS), restval="")
        writer.writeheader()
        writer.writerow(row)
    reading = NppesSource().read(folder / "npidata.csv", None)
    assert reading.source == "nppes"
    ((line, outcome),) = reading.rows
    assert line == 2
    return outcome


def test_a_person(tmp_path: Path) -> None:
    draft = read(tmp_path, PERSON | PLACE | TAXONOMY | PRIMARY)
    assert isinstance(draft, CustomerDraft)
    assert (draft.kind, draft.given_name, draft.family_name, draft.title) == (CustomerKind.HCP, "Ana", "O'Brien", "M.D.")
    assert (draft.city, draft.region, draft.postal_code, draft.specialty) == ("St. Louis", "US-MO", "63110", "207RH0003X")
    assert (draft.key, draft.identifiers) == ("1003000142", (("npi", "1003000142"),))
    assert [point.value for point in draft.contact_points] == ["+13145551234", "1 Main St, St. Louis, MO 63110, US"]


def test_an_organisation_without_a_given_name(tmp_path: Path) -> None:
    name = {layout.ORGANISATION["organisation_name"]: "MERCY HOSPITAL, INC", layout.PERSON["given_name"]: "<UNAVAIL>"}
    draft = read(tmp_path, PERSON | PLACE | name | {layout.ENTITY: "2"})
    assert isinstance(draft, CustomerDraft)
    assert (draft.kind, draft.organisation_name, draft.family_name) == (CustomerKind.HCO, "Mercy Hospital, Inc", "")


def test_a_phone_that_does_not_exist_is_left_out(tmp_path: Path) -> None:
    draft = read(tmp_path, PERSON | PLACE | {layout.PLACE["phone"]: "0000000000"})
    assert isinstance(draft, CustomerDraft)
    assert [point.kind for point in draft.contact_points] == ["post"]


def test_without_a_primary_taxonomy_the_order_does_not_count(tmp_path: Path) -> None:
    one, two = "Healthcare Provider Taxonomy Code_1", "Healthcare Provider Taxonomy Code_2"
    drafts = [read(tmp_path, PERSON | {one: a, two: b}) for a, b in (("261QM1200X", "261QR0200X"), ("261QR0200X", "261QM1200X"))]
    assert {draft.specialty for draft in drafts if isinstance(draft, CustomerDraft)} == {"261QM1200X"}


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ({layout.NPI: "1003000142", layout.DEACTIVATED: "08/03/2017"}, CustomerStatus.CLOSED),
        (PERSON | {layout.DEACTIVATED: "08/03/2017"}, CustomerStatus.CLOSED),
        (PERSON | {layout.DEACTIVATED: "08/03/2017", layout.REACTIVATED: "09/03/2017"}, CustomerStatus.ACTIVE),
    ],
)
def test_a_deactivated_number_closes(tmp_path: Path, row: dict[str, str], status: CustomerStatus) -> None:
    draft = read(tmp_path, row)
    assert isinstance(draft, CustomerDraft)
    assert draft.status is status


@pytest.mark.parametrize(("change", "code"), [({layout.NPI: "1003000143"}, "invalid_npi"), ({layout.ENTITY: "3"}, "unknown_kind")])
def test_bad_rows_are_refused(tmp_path: Path, change: dict[str, str], code: str) -> None:
    refused = read(tmp_path, PERSON | PLACE | change)
    assert isinstance(refused, Rejection)
    assert refused.code == code


def test_another_file_and_a_mapping_are_refused(tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text("NPI\n1003000142\n")
    with pytest.raises(AccordError, match=r"import\.unknown_column"):
        list(NppesSource().read(tmp_path / "f.csv", None).rows)
    with pytest.raises(AccordError, match=r"import\.mapping"):
        NppesSource().read(tmp_path / "f.csv", tmp_path / "m.toml")
