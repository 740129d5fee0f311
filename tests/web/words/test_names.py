"""Names in the order of their script."""

from typing import Any

import pytest

from accord.customers.types import Customer, CustomerKind, CustomerStatus
from accord.web.words.names import name_of


def customer(**named: Any) -> Customer:
    known = dict.fromkeys(("given_name", "family_name", "organisation_name", "title"), "")
    rest = dict.fromkeys(("specialty", "country", "region", "postal_code", "city", "language", "time_zone"), "")
    return Customer(id=1, kind=CustomerKind.HCP, status=CustomerStatus.ACTIVE, potential=None, **{**known, **rest, **named})


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ({"title": "Dr", "given_name": "Claire", "family_name": "Martin"}, "Dr Claire Martin"),
        ({"given_name": "Ayşe", "family_name": "Yılmaz"}, "Ayşe Yılmaz"),
        ({"title": "醫師", "given_name": "怡君", "family_name": "陳"}, "陳怡君醫師"),
        ({"organisation_name": "Clinique du Parc"}, "Clinique du Parc"),
    ],
)
def test_order(parts: dict[str, str], name: str) -> None:
    assert name_of(customer(**parts)) == name
