import csv
from pathlib import Path

import pytest

from accord.customers.rules import specialty
from accord.customers.rules.specialty import specialty_code, specialty_words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("207R00000X", "207R00000X"),
        (" 207rc0000x ", "207RC0000X"),
        ("Internal Medicine", "207R00000X"),
        ("FAMILY PRACTICE", "207Q00000X"),
        ("Obstetrics/Gynecology", "207V00000X"),
        ("Obstetrics & Gynecology", "207V00000X"),
        ("Critical Care (Intensivists)", "207RC0200X"),
        ("Unknown Physician Specialty Code", ""),
        ("207R00000", ""),
    ],
)
def test_codes_and_words(text: str, code: str) -> None:
    assert specialty_code(text) == code


def test_the_table_holds_codes_only() -> None:
    path = Path(specialty.__file__).parent / "specialty_words.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 50
    assert all(specialty_code(row["code"]) == row["code"] == specialty_code(row["words"]) for row in rows)


def test_a_code_has_words_for_people() -> None:
    assert specialty_words("207RC0000X") == "Cardiology"
    assert specialty_words("000000000X") == "000000000X"
    assert specialty_words("") == ""
