from datetime import date

import pytest

from accord.consent.rules.law_lint_lives import Life, life_of_row, life_of_rule, overlapping_lives
from tests.consent.law_files import VISIT_GB, shipped_row


def life(start: int, end: int, line: int, rule_id: str = "") -> Life:
    return Life(date(2026, 1, start), date(2026, 1, end), line, rule_id or f"r{line}", ("GB",))


@pytest.mark.parametrize(
    ("lives", "lines"),
    [
        ([life(1, 9, 2), life(10, 20, 3)], []),
        ([life(1, 10, 2), life(10, 20, 3)], [3]),
        ([life(10, 20, 3), life(1, 10, 2)], [3]),
        ([life(1, 10, 0), life(5, 20, 2)], [2]),
        ([life(1, 10, 2), life(5, 20, 0)], [2]),
        ([life(1, 10, 0), life(5, 20, 0)], []),
        ([life(1, 10, 2, "same"), life(5, 20, 3, "same")], []),
        ([life(1, 10, 2), life(5, 20, 3)._replace(key=("FR",))], []),
    ],
)
def test_who_begins_while_another_lives(lives, lines):
    assert [finding.line for finding in overlapping_lives(lives)] == lines


def test_a_row_and_its_rule_live_as_long(law):
    row = life_of_row(0, shipped_row(VISIT_GB))
    assert row == life_of_rule(law.rules[VISIT_GB])
    assert life_of_row(2, shipped_row(VISIT_GB, valid_to="some day")) is None
