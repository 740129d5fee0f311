"""The time is read in one place; everything else is told it."""

import ast

from tests.house.tree import sources

FORBIDDEN = {
    *(("datetime", name) for name in ("now", "utcnow", "today")),
    *(("date", "today"), ("timezone", "now"), ("time", "time")),
}


def test_only_the_clock_reads_the_time() -> None:
    wrong = [
        f"{source.name}:{node.lineno}"
        for source in sources()
        if source.name != "accord/kernel/clock.py"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and (node.func.value.id, node.func.attr) in FORBIDDEN
    ]
    assert not wrong


def test_rooms_are_told_the_time() -> None:
    """Only doors to the house (pages, API, commands, jobs, adapters) ask the clock; rooms take `now`."""
    doors = {"kernel", "web", "api", "cli", "jobs", "adapters", "project"}
    wrong = [source.name for source in sources() if source.room not in doors and "accord.kernel.clock.now" in set(source.imports())]
    wrong += [source.name for source in sources() if source.room not in doors and "clock.now(" in source.text]
    assert not wrong
