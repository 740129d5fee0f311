"""What an import promises."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from accord.customers import actions, models, queries
from accord.customers.actions import imports
from accord.customers.types import (
    Affiliation,
    ContactPointKind,
    ContactPointStatus,
    CustomerDraft,
    CustomerKind,
    CustomerStatus,
    Rejection,
)
from accord.kernel.errors import AccordError
from accord.kernel.viewer import system_viewer
from tests.customers.conftest import NOW, Take, email, hcp, phone

NPI = ("npi", "1003000142")


def counts(report: object) -> tuple[int, ...]:
    return tuple(getattr(report, name) for name in ("read", "created", "updated", "unchanged", "rejected"))


def test_the_same_rows_again_change_nothing(take: Take) -> None:
    rows = [hcp("1", identifiers=(NPI,), contact_points=(email("a@x.org"),)), hcp("2")]
    assert counts(take(*rows)) == (2, 2, 0, 0, 0)
    before = (
        list(models.Customer.objects.values()),
        list(models.ContactPoint.objects.values()),
        list(models.SourceRecord.objects.values()),
    )
    assert counts(take(*rows)) == (2, 0, 0, 2, 0)
    assert before == (
        list(models.Customer.objects.values()),
        list(models.ContactPoint.objects.values()),
        list(models.SourceRecord.objects.values()),
    )


def test_attributes_are_stored_and_the_zone_follows_the_place(take: Take) -> None:
    take(hcp("1", potential=62.5, specialty="207R00000X", city="Toledo"))
    customer = queries.list_customers(viewer=system_viewer()).items[0]
    assert (customer.name, customer.potential, customer.time_zone) == ("Ada Byron 1", 62.5, "America/New_York")
    assert (customer.sources, customer.jurisdiction) == ({"*": "crm"}, "US-OH")


def test_another_source_changes_only_what_it_gives(take: Take) -> None:
    take(hcp("1", identifiers=(NPI,), city="Toledo"), source="crm")
    again = take(CustomerDraft("x9", None, city="Akron", identifiers=(NPI,)), source="register")
    assert counts(again) == (1, 0, 1, 0, 0)
    customer = queries.customers_by_id(customer_ids=[queries.find_customer(reference="npi:1003000142")]).popitem()[1]
    assert (customer.city, customer.family_name) == ("Akron", "Byron 1")
    assert customer.sources == {"*": "crm", "city": "register"}


def test_two_rows_of_one_file_may_be_one_customer(take: Take) -> None:
    rows = [hcp("1", identifiers=(NPI,)), hcp("2", identifiers=(NPI,), city="Akron"), hcp("3", identifiers=(NPI,), language="en")]
    assert counts(take(*rows)) == (3, 1, 2, 0, 0)
    assert queries.count_customers() == 1
    assert counts(take(*rows)) == (3, 0, 0, 3, 0)


def test_a_later_row_with_the_same_key_is_refused(take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "BATCH", 2)
    report = take(hcp("1", row=("1", "Ada")), hcp("2"), hcp("1", row=("1", "é,x")), hcp("2"), hcp("3"))
    assert counts(report) == (5, 3, 0, 0, 2)
    with (tmp_path / "rejects.csv").open(encoding="utf-8", newline="") as file:
        rejects = list(csv.DictReader(file))
    assert [(row["line"], row["code"], row["row"]) for row in rejects] == [
        ("4", "duplicate_in_file", '1,"é,x"'),
        ("5", "duplicate_in_file", ""),
    ]


def test_conflicting_identifiers_are_refused_and_nothing_is_written(take: Take) -> None:
    take(hcp("1", identifiers=(("npi", "1003000142"),)), hcp("2", identifiers=(("npi", "1003001363"),)))
    report = take(hcp("1", identifiers=(("npi", "1003001363"),)), source="crm")
    assert counts(report) == (1, 0, 0, 0, 1)
    assert queries.find_customer(reference="npi:1003001363") != queries.find_customer(reference="npi:1003000142")


def test_a_closing_row_closes_whom_it_knows_and_only_its_source_opens_again(take: Take) -> None:
    take(hcp("1", identifiers=(NPI,)), source="crm")
    closing = CustomerDraft("1003000142", None, status=CustomerStatus.CLOSED, identifiers=(NPI,))
    assert counts(take(closing, CustomerDraft("7", None), source="register")) == (2, 0, 1, 0, 1)
    number = queries.find_customer(reference="npi:1003000142")
    assert queries.customers_by_id(customer_ids=[number])[number].status is CustomerStatus.CLOSED
    take(hcp("1", identifiers=(NPI,), city="Akron"), source="crm")
    assert queries.customers_by_id(customer_ids=[number])[number].status is CustomerStatus.CLOSED
    take(CustomerDraft("1003000142", None, identifiers=(NPI,)), source="register")
    assert queries.customers_by_id(customer_ids=[number])[number].status is CustomerStatus.ACTIVE


def test_a_changed_address_is_added_and_the_old_one_retired(take: Take) -> None:
    take(hcp("1", contact_points=(email("old@x.org"), phone("+12127365000"))))
    take(hcp("1", contact_points=(email("new@x.org"),)))
    number = queries.list_customers(viewer=system_viewer()).items[0].id
    points = {point.value: point.status for point in queries.contact_points_for(customer_ids=[number])[number]}
    assert points == {
        "old@x.org": ContactPointStatus.RETIRED,
        "new@x.org": ContactPointStatus.UNVERIFIED,
        "+12127365000": ContactPointStatus.UNVERIFIED,
    }
    take(hcp("1", contact_points=(email("old@x.org"),)))
    revived = queries.contact_points_for(customer_ids=[number], kind=ContactPointKind.EMAIL)[number]
    assert [point.status for point in revived] == [ContactPointStatus.UNVERIFIED, ContactPointStatus.RETIRED]


def test_an_import_never_revives_a_bounced_address(take: Take) -> None:
    take(hcp("1", contact_points=(email("a@x.org"),)))
    point = models.ContactPoint.objects.get()
    actions.set_contact_point_status(contact_point_id=point.pk, status=ContactPointStatus.BOUNCED, now=NOW)
    take(hcp("1", city="Akron", contact_points=(email("a@x.org"),)))
    assert queries.contact_points_for(customer_ids=[point.customer_id])[point.customer_id][0].status is ContactPointStatus.BOUNCED


def test_affiliations_follow_the_organisations_key_also_when_it_comes_later(take: Take) -> None:
    clinic = CustomerDraft("c1", CustomerKind.HCO, organisation_name="Clinic", country="US")
    other = CustomerDraft("c2", CustomerKind.HCO, organisation_name="Other", country="US")
    take(hcp("1", affiliated_with="c1"), clinic, other)
    take(hcp("1", affiliated_with="c1"), clinic, other)
    hcp_id = models.SourceRecord.objects.get(key="1").customer_id
    hco_ids = [models.SourceRecord.objects.get(key=key).customer_id for key in ("c1", "c2")]
    assert queries.affiliations_for(customer_ids=[hcp_id])[hcp_id] == (Affiliation(hcp_id, hco_ids[0], "", None, None),)
    take(hcp("1", affiliated_with="c2"))
    assert queries.affiliations_for(customer_ids=[hcp_id])[hcp_id] == (
        Affiliation(hcp_id, hco_ids[0], "", None, NOW.date()),
        Affiliation(hcp_id, hco_ids[1], "", None, None),
    )


def test_a_run_that_was_cut_off_goes_on_after_its_last_whole_batch(
    take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "BATCH", 2)
    drafts = [hcp("1"), hcp("1"), hcp("2"), Rejection(5, "invalid_email", "bad"), hcp("3"), hcp("1")]

    def broken() -> Iterator[tuple[int, CustomerDraft | Rejection]]:
        yield from enumerate(drafts[:5], 2)
        raise AccordError("import.encoding", "Line 7 is not UTF-8.", "Mend it.")

    with pytest.raises(AccordError, match=r"import\.encoding"):
        actions.import_customers(
            rows=broken(), source="crm", file_name="f", rejects_path=tmp_path / "r.csv", now=NOW, file_digest="d"
        )
    run = models.ImportRun.objects.get()
    assert (run.state, run.line, run.read) == ("failed", 5, 4)
    (tmp_path / "r.csv").open("a").write("left over by a crash")
    report = take(*drafts, digest="d")
    assert report.run_id == run.pk
    assert counts(report) == (6, 3, 0, 0, 3)
    with (tmp_path / "r.csv").open(newline="") as file:
        assert [row["line"] for row in csv.DictReader(file)] == ["3", "5", "7"]
    assert counts(take(*drafts, digest="d")) == (6, 0, 0, 3, 3)


def test_the_number_of_queries_does_not_grow_with_the_rows(take: Take, django_assert_max_num_queries: object) -> None:
    rows = [
        hcp(str(number), contact_points=(email(f"a{number}@x.org"),), identifiers=(("crm.no", str(number)),))
        for number in range(300)
    ]
    take(*rows)
    changed = [hcp(str(number), city="Akron", contact_points=(email(f"b{number}@x.org"),)) for number in range(300)]
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        take(*changed)
