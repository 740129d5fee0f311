"""Choosing over arrays: the same in any order, within every day, with propensities that come true."""

import numpy as np
import pytest

from accord.columnar.engine import Engine
from accord.decisions.choosing import EXPLORATION, choose
from accord.decisions.rules.value import PlainModel

PEOPLE, REPS, MAILS = 1_500, 10, 3
_TABLE = f"""
CREATE OR REPLACE TABLE candidates AS
SELECT person AS customer_id, version AS version_id, IF(version < {MAILS}, 'email', 'visit') AS channel, person % {REPS} AS rep_id,
    CASE WHEN person % 7 = 0 THEN NULL ELSE CAST(HASH(person) % 101 AS DOUBLE) END AS potential,
    HASH(person, 1) % 4 AS human_clicks_90d, HASH(person, 2) % 3 AS visits_accepted_365d, HASH(person, 3) % 6 AS touches_30d,
    '' AS fallen
FROM RANGE({PEOPLE}) AS people (person), RANGE({MAILS + 1}) AS versions (version)
ORDER BY 
"""


@pytest.fixture
def engine() -> Engine:
    engine = Engine()
    engine.run(_TABLE + "customer_id, version_id")
    return engine


def chosen(engine: Engine, seed: int, messages: int | None = None) -> dict[int, tuple[object, ...]]:
    choice = choose(engine, model=PlainModel(), seed=seed, visits_left=dict.fromkeys(range(REPS), 6), messages=messages)
    assert 0 <= choice.value <= choice.bound
    return {row["customer_id"]: tuple(row.values()) for row in choice.chosen.to_pylist()}


def test_the_order_of_the_rows_does_not_matter(engine: Engine) -> None:
    once = chosen(engine, 5)
    engine.run(_TABLE + "HASH(customer_id, version_id)")
    assert chosen(engine, 5) == once


def test_nobody_twice_and_no_day_too_full(engine: Engine) -> None:
    rows = list(chosen(engine, 5, messages=100).values())
    visits = [rep for _, _, channel, rep, *_ in rows if channel == "visit"]
    assert sorted(visits) == sorted(rep for rep in range(REPS) for _ in range(6))
    assert len(rows) == 160


def test_propensities_come_true(engine: Engine) -> None:
    """Whatever is tried out how often: 1 / propensity is, on average, the number of messages that might have been chosen."""
    weights, rare = [], 0
    for seed in range(60):
        mails = [row for row in chosen(engine, seed).values() if row[2] == "email"]
        weights += [1 / float(str(row[5])) for row in mails]
        rare += sum(bool(row[6]) for row in mails)
    assert np.mean(weights) == pytest.approx(MAILS, abs=0.25)
    assert rare / len(weights) == pytest.approx(EXPLORATION * (MAILS - 1) / MAILS, rel=0.1)


def test_equal_people_win_by_turns(engine: Engine) -> None:
    """Ties go by hash: with another seed other people win, not always the first."""
    engine.run("UPDATE candidates SET potential = 50, human_clicks_90d = 0, visits_accepted_365d = 0, touches_30d = 0")
    winners = [{number for number, row in chosen(engine, seed).items() if row[2] == "visit"} for seed in (1, 2)]
    assert len(winners[0] & winners[1]) < 20


def test_no_candidates(engine: Engine) -> None:
    engine.run("DELETE FROM candidates")
    assert chosen(engine, 1) == {}
