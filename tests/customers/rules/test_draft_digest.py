from dataclasses import fields, replace
from typing import Any

import pytest

from accord.customers.rules.draft_digest import draft_digest
from accord.customers.types import ContactPointDraft, ContactPointKind, CustomerDraft, CustomerKind, CustomerStatus

DRAFT = CustomerDraft("1", CustomerKind.HCP, family_name="Byron")
CHANGES: dict[str, Any] = {
    "kind": CustomerKind.HCO,
    "status": CustomerStatus.CLOSED,
    "potential": 1.0,
    "identifiers": (("npi", "1003000142"),),
    "contact_points": (ContactPointDraft(ContactPointKind.EMAIL, "a@x.org"),),
}


@pytest.mark.parametrize("name", [field.name for field in fields(CustomerDraft) if field.name not in ("key", "row")])
def test_every_attribute_counts(name: str) -> None:
    assert draft_digest(replace(DRAFT, **{name: CHANGES.get(name, "x")})) != draft_digest(DRAFT)


def test_key_and_row_do_not_count() -> None:
    assert draft_digest(replace(DRAFT, key="2", row=("2", "Byron"))) == draft_digest(DRAFT)


def test_attributes_do_not_run_into_one_another() -> None:
    assert draft_digest(replace(DRAFT, given_name="A", family_name="B")) != draft_digest(
        replace(DRAFT, given_name="AB", family_name="")
    )
