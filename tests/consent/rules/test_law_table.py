from pathlib import Path

import pytest

from accord.consent import rules
from accord.consent.rules.law_table import read_law_table
from accord.kernel.errors import AccordError

FILE = Path(rules.__file__).parents[1] / "law" / "permission-rules.csv"


def test_every_row_is_read_and_the_bytes_are_named():
    content = FILE.read_bytes()
    table = read_law_table(content)
    assert len(table.rules) == content.decode().count(chr(10)) - 1 == 437
    assert table.hash == read_law_table(content).hash != read_law_table(content.replace(b"opt_out", b"prohibited", 1)).hash
    assert all(rule.source and rule.rule_id == key for key, rule in table.rules.items())


@pytest.mark.parametrize(
    ("old", "new"),
    [(b",opt_out,", b",maybe,"), (b"5/365d", b"often"), (b"daily 21:30-08:00", b"at night"), (b"2026-08-11", b"soon")],
)
def test_a_row_that_cannot_be_read_names_its_line(old, new):
    content = FILE.read_bytes()
    with pytest.raises(AccordError, match=r"law.unreadable: Line \d+") as raised:
        read_law_table(content.replace(old, new, 1))
    assert raised.value.code == "law.unreadable"


def test_a_rule_stands_once():
    lines = FILE.read_bytes().splitlines(keepends=True)
    with pytest.raises(AccordError, match="stands twice"):
        read_law_table(b"".join([*lines, lines[1]]))
