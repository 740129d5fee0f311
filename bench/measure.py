"""Measures a stretch of work in wall and CPU seconds, children included, and prints one line of JSON for each claim."""

import json
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Spent:
    """What a stretch of work took; CPU seconds are of this process, all its threads, and of children that have ended."""

    wall_s: float = 0.0
    cpu_s: float = 0.0


@contextmanager
def measured() -> Iterator[Spent]:
    """`with measured() as spent: ...`; the figures are there after the block."""
    spent, wall, cpu = Spent(), time.perf_counter(), _cpu_seconds()
    try:
        yield spent
    finally:
        spent.wall_s, spent.cpu_s = time.perf_counter() - wall, _cpu_seconds() - cpu


def report(
    name: str,
    *,
    ours: Spent | float,
    unit: str = "cpu_s",
    peer: float | None = None,
    peer_name: str = "",
    target: float | None = None,
    aim: float | None = None,
    **more: object,
) -> None:
    """Print our figure, the peer's and their ratio (below 1 we need less), the figure to reach and the one to aim for.

    `ours` is a number in `unit`, or what was `measured()`: then CPU seconds are compared and wall seconds printed beside.
    """
    figure = ours.cpu_s if isinstance(ours, Spent) else ours
    line: dict[str, object] = {"bench": name, f"ours_{unit}": _short(figure)}
    if isinstance(ours, Spent):
        line["ours_wall_s"] = _short(ours.wall_s)
    if peer is not None:
        line |= {"peer": peer_name, f"peer_{unit}": peer, "ratio": _short(figure / peer)}
    line |= {"target": target, "aim": aim, "reached": None if target is None else figure <= target}
    print(json.dumps(line | {key: _short(value) if isinstance(value, float) else value for key, value in more.items()}), flush=True)


def _cpu_seconds() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def _short(figure: float) -> float:
    return float(f"{figure:.4g}")
