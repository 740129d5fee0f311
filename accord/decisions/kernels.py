"""Arrays in, arrays out: draws that can be replayed, and the greedy allocation with its bound."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

NOBODY = -1
_GOLDEN = 0x9E3779B97F4A7C15


def hashes_of(seed: int, keys: Ints, *, stream: int) -> Hashes:
    """A 64-bit hash per key from a counter-based generator (SplitMix64): the same seed, key and stream give the same hash,
    in any order. `stream` keeps draws for different ends independent of one another.
    """
    state = keys.astype(np.uint64) + np.uint64(1)
    for word in (seed, stream):
        state = _mixed(state + np.uint64(_GOLDEN * (2 * word + 1) % 2**64))
    return state


def uniforms_of(seed: int, keys: Ints, *, stream: int) -> Floats:
    """A draw from [0, 1) per key, in steps of 2^-53."""
    return (hashes_of(seed, keys, stream=stream) >> np.uint64(11)).astype(np.float64) * 2.0**-53


def _mixed(state: Hashes) -> Hashes:
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return state ^ (state >> np.uint64(31))


def best_of_each(person: Ints, value: Floats, tie: Hashes, *, people: int) -> Ints:
    """The index of each person's best row (ties by hash); NOBODY where a person has none."""
    order = np.lexsort((tie, -value, person))
    first = np.ones(len(order), dtype=bool)
    first[1:] = person[order[1:]] != person[order[:-1]]
    best = np.full(people, NOBODY, dtype=np.int64)
    best[person[order[first]]] = order[first]
    return best


def within_capacity(group: Ints, gain: Floats, tie: Hashes, *, capacity: Ints) -> NDArray[np.bool_]:
    """Which rows are among the `capacity[group]` best of their group, counting only gains above 0 (ties by hash)."""
    order = np.lexsort((tie, -gain, group))
    grouped = group[order]
    starts = np.flatnonzero(np.concatenate(([True], grouped[1:] != grouped[:-1]))) if len(order) else np.empty(0, np.int64)
    rank = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    taken = np.zeros(len(order), dtype=bool)
    taken[order] = (rank < capacity[grouped]) & (gain[order] > 0)
    return taken


@dataclass(frozen=True, slots=True)
class Contest:
    """One entry per person: the value of the best message and of the best visit (0 or less = not wanted), and who visits.

    `rep` indexes `visits_per_rep` and is NOBODY where no visit is possible; `messages` is the day's capacity of messages, None
    where they have no limit.
    """

    message: Floats
    visit: Floats
    rep: Ints
    tie: Hashes
    visits_per_rep: Ints
    messages: int | None = None


@dataclass(frozen=True, slots=True)
class Allocation:
    """Who is visited and who is written to (never both), what that is worth, and what no plan can exceed."""

    visited: NDArray[np.bool_]
    written: NDArray[np.bool_]
    value: float
    bound: float


def allocate(contest: Contest) -> Allocation:
    """At most one contact each: a rep's day is filled by what a visit gains over the best message, the rest are written to.

    Without a capacity of messages this is the best plan there is (each person binds one rep only); with one it is greedy and
    `bound`, the smallest of a few Lagrangian relaxations (ENGINE 3a, step 4), says how far it may be from the best.
    """
    message = np.maximum(contest.message, 0.0)
    visited = _visited(contest, message)
    wanted = ~visited & (contest.message > 0)
    everyone = np.zeros(len(message), dtype=np.int64)
    most = len(message) if contest.messages is None else contest.messages
    written = within_capacity(everyone, np.where(wanted, message, 0.0), contest.tie, capacity=np.array([most]))
    value = float(contest.visit[visited].sum() + message[written].sum())
    return Allocation(visited, written, value, max(value, _bound(contest, message)))


def _visited(contest: Contest, message: Floats) -> NDArray[np.bool_]:
    possible = np.flatnonzero(contest.rep != NOBODY)
    gain = contest.visit[possible] - message[possible]
    taken = within_capacity(contest.rep[possible], gain, contest.tie[possible], capacity=contest.visits_per_rep)
    visited = np.zeros(len(message), dtype=bool)
    visited[possible[taken]] = True
    return visited


def _bound(contest: Contest, message: Floats) -> float:
    """For any price of a message >= 0: the best messages net of it, every rep's best visits on top, and all messages' price."""
    if contest.messages is None or contest.messages >= len(message):
        return _relaxed(contest, message)
    highest = np.sort(message)[::-1]
    places = (contest.messages + np.array([0, 1, 2]) * contest.visits_per_rep.sum() // 2).clip(0, len(highest) - 1)
    prices: set[float] = {0.0, *highest[places].tolist()}
    return min(_relaxed(contest, np.maximum(message - price, 0.0)) + price * contest.messages for price in prices)


def _relaxed(contest: Contest, message: Floats) -> float:
    visited = _visited(contest, message)
    return float(message.sum() + (contest.visit - message)[visited].sum())


def explored(best: Ints, options: Ints, *, rate: float, draw: Floats, pick: Floats) -> tuple[Ints, Floats]:
    """Try out another option now and then: which of 0..options-1 each person gets, and with what probability it was to be.

    With probability `rate` any option, all alike, else `best`: so `best` has 1 - rate + rate / options, each other rate / options.
    """
    trying = draw < rate
    picked = np.where(trying, np.minimum((pick * options).astype(np.int64), options - 1), best)
    return picked, np.where(picked == best, 1.0 - rate, 0.0) + rate / options
