"""Days in memory: contacts add up, leaving is remembered."""

import numpy as np

from accord.simulator.drivers.arrays import Minds, live_day
from accord.simulator.kernels import EMAIL
from accord.simulator.population import draw_population
from accord.simulator.types import Touches


def test_days_add_up() -> None:
    population = draw_population(customers=4_000, seed=5)
    minds, everyone = Minds.fresh(population), np.arange(4_000)
    clicks = []
    for day in range(20_000, 20_012):
        touches = Touches(everyone, np.full(4_000, EMAIL), np.zeros(4_000, np.int64), np.full(4_000, day))
        answers, minds = live_day(population, minds, touches)
        clicks.append(int(((answers.kind == 0) & ~answers.machine).sum()))
    assert minds.pressure.min() > 8.0
    assert clicks[-1] < 0.7 * clicks[0]
    assert 0.02 < minds.left.mean() < 0.3
