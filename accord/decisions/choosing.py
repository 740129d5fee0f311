"""From candidates that passed every gate to what is chosen: values, allocation, and a little trying out, all over arrays."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from accord.catalogue.types import Channel
from accord.columnar.engine import Engine
from accord.decisions.kernels import NOBODY, Contest, Floats, Ints, allocate, best_of_each, explored, hashes_of, uniforms_of
from accord.decisions.rules.value import FactArrays, ValueModel

EXPLORATION = 0.02
"""Of the customers who are written to, the share that gets any of their messages, all alike, so that we learn (ENGINE 3a, 5)."""

T = TypeVar("T", np.float64, np.int64)
TIES, TRYING, PICKING = 1, 2, 3  # streams of draws

_OPEN = """
SELECT customer_id, version_id, channel, rep_id, potential, human_clicks_90d, visits_accepted_365d, touches_30d
FROM candidates WHERE fallen = '' ORDER BY customer_id, version_id
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen (one row each), its value, the bound no plan exceeds, how many candidates were worth less than silence."""

    chosen: pa.Table
    value: float
    bound: float
    not_worth_it: int


@dataclass(frozen=True, slots=True)
class _Options:
    """The open candidates, ordered by customer and version; `person` indexes `people`."""

    people: Ints
    person: Ints
    version: Ints
    visit: NDArray[np.bool_]
    rep: Ints
    value: Floats
    tie: NDArray[np.uint64]


def choose(engine: Engine, *, model: ValueModel, seed: int, visits_left: Mapping[int, int], messages: int | None = None) -> Choice:
    """Choose at most one contact a customer, within every rep's `visits_left` and the day's capacity of `messages` (None = any).

    The same candidates and seed give the same choice. Registers it as the table `chosen`.
    """
    reps = np.array(sorted(visits_left), dtype=np.int64)
    options = _read(engine, model, seed, reps)
    worth = options.value > 0
    best_message = _best(options, worth & ~options.visit)
    best_visit = _best(options, worth & options.visit)
    contest = Contest(
        message=_at(options.value, best_message, 0.0),
        visit=_at(options.value, best_visit, 0.0),
        rep=_at(options.rep, best_visit, NOBODY),
        tie=hashes_of(seed, options.people, stream=TIES),
        visits_per_rep=np.array([visits_left[rep] for rep in reps.tolist()], dtype=np.int64),
        messages=messages,
    )
    allocation = allocate(contest)
    message, propensity = _explore(options, worth & ~options.visit, best_message, seed)
    row = np.where(allocation.visited, best_visit, np.where(allocation.written, message, NOBODY))
    chance = np.where(allocation.visited, 1.0, propensity)
    someone = np.flatnonzero(row != NOBODY)
    tried = allocation.written & (message != best_message)
    chosen = _table(options, reps, row[someone], chance[someone], tried[someone])
    engine.register("chosen", chosen)
    value = float(options.value[row[someone]].sum())
    return Choice(chosen, value, max(value, allocation.bound), int((~worth).sum()))


def _read(engine: Engine, model: ValueModel, seed: int, reps: Ints) -> _Options:
    columns = engine.numpy(_OPEN)
    number = {name: _numbers(columns[name]) for name in ("potential", "human_clicks_90d", "visits_accepted_365d", "touches_30d")}
    facts = FactArrays(**number)
    visit = np.asarray(columns["channel"] == Channel.VISIT.value, dtype=bool)
    value = np.where(visit, model.value(Channel.VISIT, facts), model.value(Channel.EMAIL, facts))
    people, person = np.unique(columns["customer_id"].astype(np.int64), return_inverse=True)
    version = columns["version_id"].astype(np.int64)
    tie = hashes_of(seed, people, stream=TIES)[person] ^ hashes_of(seed, version, stream=PICKING)
    rep = np.searchsorted(reps, np.ma.filled(columns["rep_id"], -1))
    return _Options(people, person, version, visit, np.where(visit, rep, NOBODY), value, tie)


def _numbers(column: NDArray[np.generic]) -> Floats:
    """A column of numbers with NaN where it has nothing."""
    return np.ma.filled(np.ma.asarray(column).astype(np.float64), np.nan)


def _best(options: _Options, eligible: NDArray[np.bool_]) -> Ints:
    """Of each person, the eligible row of most value, as an index into the options."""
    rows = np.flatnonzero(eligible)
    best = best_of_each(options.person[rows], options.value[rows], options.tie[rows], people=len(options.people))
    return _at(rows, best, NOBODY)


def _at(values: NDArray[T], rows: Ints, missing: float) -> NDArray[T]:
    """The values at these rows; `missing` where a row is NOBODY."""
    found = np.full(len(rows), missing, dtype=values.dtype)
    known = rows != NOBODY
    found[known] = values[rows[known]]
    return found


def _explore(options: _Options, eligible: NDArray[np.bool_], best: Ints, seed: int) -> tuple[Ints, Floats]:
    """Each person's message after trying out, as an index into the options, and the exact chance that it would be this one."""
    rows = np.flatnonzero(eligible)
    number = np.bincount(options.person[rows], minlength=len(options.people))
    start = np.concatenate(([0], np.cumsum(number)[:-1])) if len(number) else number
    some = np.flatnonzero(number > 0)
    place = np.searchsorted(rows, best[some]) - start[some]
    keys = options.people[some]
    picked, chance = explored(
        place,
        number[some],
        rate=EXPLORATION,
        draw=uniforms_of(seed, keys, stream=TRYING),
        pick=uniforms_of(seed, keys, stream=PICKING),
    )
    message, propensity = np.full(len(number), NOBODY), np.zeros(len(number))
    message[some], propensity[some] = rows[start[some] + picked], chance
    return message, propensity


def _table(options: _Options, reps: Ints, rows: Ints, chance: Floats, tried: NDArray[np.bool_]) -> pa.Table:
    visit = options.visit[rows]
    rep = reps[np.where(visit, options.rep[rows], 0)] if len(reps) else np.zeros(len(rows), dtype=np.int64)
    return pa.table(
        {
            "customer_id": options.people[options.person[rows]],
            "version_id": options.version[rows],
            "channel": pa.array(np.where(visit, Channel.VISIT.value, Channel.EMAIL.value).tolist(), type=pa.string()),
            "rep_id": pa.array(rep, mask=~visit, type=pa.int64()),
            "value": options.value[rows],
            "propensity": chance,
            "tried_out": tried,
        }
    )
