"""Verdicts of others on real and odd values: phone numbers by libphonenumber, addresses by the is_email suite."""

import csv
import gzip
import json
from pathlib import Path

import pytest

from accord.customers.rules.email_address import normal_email
from accord.customers.rules.npi import is_npi
from accord.customers.rules.phone_number import normal_phone
from accord.customers.types import InvalidValue

pytestmark = pytest.mark.real


def phone(text: str, country: str) -> str | None:
    try:
        return normal_phone(text, country)
    except InvalidValue:
        return None


def test_numbers_as_practices_typed_them(real_data: Path) -> None:
    with gzip.open(real_data / "phone_numbers" / "practice_phones_us.csv.gz", "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2_682
    assert [row for row in rows if (phone(row["as_written"], "US") == row["e164"]) != (row["valid"] == "1")] == []


def test_one_number_of_each_region_and_kind(real_data: Path) -> None:
    with (real_data / "phone_numbers" / "examples_by_region.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        assert (phone(row["international_format"], row["region"]) == row["e164"]) == (row["valid"] == "1"), row


def test_addresses_that_are_never_valid_are_refused_and_plain_ones_taken(real_data: Path) -> None:
    with (real_data / "email_addresses" / "address_tests.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    verdicts = {row["test_id"]: (row["category"], usable(json.loads(row["address_json"]))) for row in rows}
    assert [number for number, (category, good) in verdicts.items() if category == "ISEMAIL_ERR" and good] == []


def usable(address: str) -> bool:
    try:
        normal_email(address)
    except InvalidValue:
        return False
    return True


def test_every_npi_of_the_register_passes(real_data: Path) -> None:
    with gzip.open(real_data / "nppes_registry" / "names_city_state.csv.gz", "rt", encoding="utf-8") as file:
        assert all(is_npi(row["npi"]) for row in csv.DictReader(file))
