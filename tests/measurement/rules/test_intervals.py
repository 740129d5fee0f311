"""The Jeffreys interval against closed forms, an independent integration, and its promise."""

from math import asin, comb, pi, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.measurement.rules.intervals import beta_quantile, beta_share, jeffreys_interval


@pytest.mark.parametrize("x", [0.001, 0.1, 0.5, 0.77, 0.999])
def test_the_arcsine_law(x: float) -> None:
    assert beta_share(x, 0.5, 0.5) == pytest.approx(2 / pi * asin(sqrt(x)), abs=1e-12)


@pytest.mark.parametrize(("a", "b"), [(1, 1), (2, 5), (7, 3), (40, 60)])
def test_whole_parameters_are_binomial_sums(a: int, b: int) -> None:
    for x in (0.05, 0.3, 0.62, 0.97):
        trials = a + b - 1
        exact = sum(comb(trials, k) * x**k * (1 - x) ** (trials - k) for k in range(a, trials + 1))
        assert beta_share(x, a, b) == pytest.approx(exact, abs=1e-12)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(0, 10, 0.0, 0.2172), (1, 10, 0.0110, 0.3813), (5, 10, 0.2235, 0.7765), (10, 10, 0.7828, 1.0), (0, 0, 0.0, 1.0)],
)
def test_the_values_of_brown_cai_and_dasgupta(successes: int, trials: int, low: float, high: float) -> None:
    assert jeffreys_interval(successes, trials) == pytest.approx((low, high), abs=6e-5)


@given(st.integers(0, 60), st.integers(0, 60))
def test_quantiles_and_shares_undo_each_other(successes: int, failures: int) -> None:
    a, b = successes + 0.5, failures + 0.5
    for share in (0.025, 0.5, 0.975):
        assert beta_share(beta_quantile(share, a, b), a, b) == pytest.approx(share, abs=1e-9)


@given(st.integers(0, 2_000_000), st.integers(0, 2_000_000))
def test_the_share_itself_lies_within(successes: int, failures: int) -> None:
    low, high = jeffreys_interval(successes, successes + failures)
    assert 0 <= low <= high <= 1
    if successes + failures:
        assert low <= successes / (successes + failures) <= high


def test_it_covers_the_truth_as_often_as_it_says() -> None:
    limits = np.array([jeffreys_interval(successes, 200) for successes in range(201)])
    chance = np.random.default_rng(3)
    for truth in (0.03, 0.2, 0.5):
        low, high = limits[chance.binomial(200, truth, 20_000)].T
        assert 0.93 <= ((low <= truth) & (truth <= high)).mean() <= 0.97


def test_no_share() -> None:
    with pytest.raises(ValueError, match="is no share"):
        jeffreys_interval(3, 2)
