"""How many visits a rep still has."""

from datetime import date

import pytest

from accord.decisions.rules.capacity import visits_left


@pytest.mark.parametrize(
    ("on", "left"),
    [(date(2026, 3, 10), {1: 6, 2: 2, 3: 0}), (date(2026, 3, 14), {1: 0, 2: 0, 3: 0}), (date(2026, 3, 15), {1: 0, 2: 0, 3: 0})],
)
def test_weekends_are_free_and_open_visits_count(on: date, left: dict[int, int]) -> None:
    assert visits_left({1: 6, 2: 5, 3: 2}, on=on, open_visits={2: 3, 3: 4}) == left
