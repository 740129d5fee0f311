"""Five steps, none for nothing."""

import pytest

from accord.web.charts.heat import heat_of


@pytest.mark.parametrize(
    ("rate", "hottest", "step"), [(0, 1, 0), (0.5, 0, 0), (0.001, 1, 1), (0.2, 1, 1), (0.21, 1, 2), (0.99, 1, 5), (1, 1, 5)]
)
def test_steps(rate: float, hottest: float, step: int) -> None:
    assert heat_of(rate, hottest) == step
