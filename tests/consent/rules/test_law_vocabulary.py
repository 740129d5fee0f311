"""The vocabulary holds what the shipped table says, and the reference lists the codes."""

from pathlib import Path

from accord.consent.queries.law import shipped_content
from accord.consent.rules.law_table import numbered_rows, words_in
from accord.consent.rules.law_vocabulary import COLUMNS, DISCLOSURES, REGISTERS, ROUTES, WORDS

ROWS = [row for _, row in numbered_rows(shipped_content())]


def test_the_shipped_table_speaks_these_words_and_no_others():
    assert tuple(ROWS[0]) == COLUMNS
    for name, words in WORDS.items():
        assert {row.get(name, "") for row in ROWS} <= words
    assert {row["route"] for row in ROWS if row["layer"] != "platform"} <= ROUTES
    assert {name for row in ROWS for name in words_in(row["registers"])} <= REGISTERS


def test_every_disclosure_code_is_in_the_reference():
    reference = (Path(__file__).parents[3] / "docs/reference/law.md").read_text()
    assert not [code for code in DISCLOSURES if code not in reference]
    assert {code for row in ROWS for code in words_in(row["disclosures"])} <= DISCLOSURES
