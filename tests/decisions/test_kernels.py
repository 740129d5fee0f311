"""Arrays: draws that replay, a greedy plan that keeps every capacity, a bound that holds, propensities that come true."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.decisions.kernels import (
    NOBODY,
    Contest,
    allocate,
    best_of_each,
    explored,
    hashes_of,
    uniforms_of,
    within_capacity,
)

IDS = np.arange(50_000)


def test_draws_replay_in_any_order_and_streams_differ() -> None:
    once = uniforms_of(735_000, IDS, stream=1)
    assert np.array_equal(once[::-1], uniforms_of(735_000, IDS[::-1], stream=1))
    assert not np.array_equal(once, uniforms_of(735_000, IDS, stream=2))
    assert not np.array_equal(once, uniforms_of(735_001, IDS, stream=1))


def test_draws_are_uniform_and_uncorrelated() -> None:
    one, other = (uniforms_of(7, IDS, stream=stream) for stream in (1, 2))
    counts, _ = np.histogram(one, bins=50, range=(0, 1))
    assert ((counts - 1000) ** 2 / 1000).sum() < 85  # chi-square, 49 degrees of freedom, p = 0.001
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.02
    assert abs(np.corrcoef(one[1:], one[:-1])[0, 1]) < 0.02
    assert one.min() >= 0 and one.max() < 1


def test_hashes_do_not_collide() -> None:
    assert len(np.unique(hashes_of(1, IDS, stream=3))) == len(IDS)


def test_best_of_each_breaks_ties_by_hash_not_by_order() -> None:
    person, value, tie = np.array([0, 0, 2, 2]), np.array([1.0, 3.0, 5.0, 5.0]), np.array([9, 9, 8, 1], dtype=np.uint64)
    assert best_of_each(person, value, tie, people=3).tolist() == [1, NOBODY, 3]


def test_capacity_is_filled_from_the_top_and_never_by_a_loss() -> None:
    group, gain = np.array([0, 0, 0, 1, 1]), np.array([1.0, 3.0, 2.0, -1.0, 4.0])
    taken = within_capacity(group, gain, np.zeros(5, dtype=np.uint64), capacity=np.array([2, 2]))
    assert taken.tolist() == [False, True, True, False, True]


def test_nobody_to_plan_for() -> None:
    empty, ids = np.zeros(0), np.zeros(0, dtype=np.int64)
    plan = allocate(Contest(empty, empty, ids, ids.astype(np.uint64), np.array([3])))
    assert (plan.value, plan.bound, len(plan.visited)) == (0.0, 0.0, 0)


def best_plan(contest: Contest) -> float:
    """The best there is, by trying everything."""
    best = 0.0
    for plan in product("-mv", repeat=len(contest.message)):
        visits = np.bincount([contest.rep[i] for i, act in enumerate(plan) if act == "v" and contest.rep[i] != NOBODY], minlength=2)
        if any(act == "v" and contest.rep[i] == NOBODY for i, act in enumerate(plan)) or (visits > contest.visits_per_rep).any():
            continue
        if contest.messages is not None and plan.count("m") > contest.messages:
            continue
        best = max(best, sum({"-": 0.0, "m": contest.message[i], "v": contest.visit[i]}[act] for i, act in enumerate(plan)))
    return best


@st.composite
def contests(draw: st.DrawFn) -> Contest:
    people = draw(st.integers(1, 5))
    values = st.lists(st.integers(-3, 9).map(float), min_size=people, max_size=people)
    rep = draw(st.lists(st.integers(-1, 1), min_size=people, max_size=people))
    return Contest(
        message=np.array(draw(values)),
        visit=np.array(draw(values)),
        rep=np.array(rep),
        tie=hashes_of(1, np.arange(people), stream=1),
        visits_per_rep=np.array(draw(st.lists(st.integers(0, 2), min_size=2, max_size=2))),
        messages=draw(st.none() | st.integers(0, 3)),
    )


@given(contests())
def test_every_plan_is_lawful_and_its_bound_is_honest(contest: Contest) -> None:
    plan = allocate(contest)
    assert not (plan.visited & plan.written).any()
    assert not plan.visited[contest.rep == NOBODY].any()
    assert (np.bincount(contest.rep[plan.visited], minlength=2) <= contest.visits_per_rep).all()
    assert contest.messages is None or plan.written.sum() <= contest.messages
    assert (contest.message[plan.written] > 0).all() and (contest.visit[plan.visited] > 0).all()
    best = best_plan(contest)
    assert plan.value <= best + 1e-9
    assert best <= plan.bound + 1e-9
    if contest.messages is None:
        assert plan.value == pytest.approx(best)
        assert plan.bound == pytest.approx(best)


def test_what_is_tried_out_comes_as_often_as_was_logged() -> None:
    """300,000 draws over different seeds: frequencies lie within five standard errors of the exact propensities."""
    people, rate, options = 3_000, 0.2, np.array([1, 2, 5])
    keys = np.arange(people)
    number, best = options[keys % 3], np.minimum(1, options[keys % 3] - 1)
    seen = np.zeros((3, 5))
    for seed in range(100):
        draw, pick = (uniforms_of(seed, keys, stream=stream) for stream in (2, 3))
        got, chance = explored(best, number, rate=rate, draw=draw, pick=pick)
        assert (got < number).all()
        np.add.at(seen, (keys % 3, got), 1)
        exact = np.where(got == best, 1 - rate, 0) + rate / number
        assert np.allclose(chance, exact)
    for kind, count in enumerate(options):
        for option in range(count):
            expected = (1 - rate if option == min(1, count - 1) else 0) + rate / count
            draws = seen[kind].sum()
            assert abs(seen[kind, option] / draws - expected) <= 5 * np.sqrt(expected * (1 - expected) / draws) + 1e-12


def test_propensities_of_one_person_sum_to_one() -> None:
    for options in (1, 2, 7):
        chances = []
        for option in range(options):
            _, chance = explored(
                np.array([0]), np.array([options]), rate=0.1, draw=np.array([0.0]), pick=np.array([(option + 0.5) / options])
            )
            chances.append(chance[0])
        assert sum(chances) == pytest.approx(1.0)
