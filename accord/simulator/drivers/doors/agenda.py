"""What is still to be done, by its moment."""

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Due:
    """A deed to be done at a moment."""

    at: datetime
    deed: Callable[[], object]


class Agenda:
    """Deeds in the order of their moments."""

    def __init__(self) -> None:
        self._heap: list[tuple[datetime, int, Due]] = []
        self._count = 0

    def add(self, dues: Iterable[Due]) -> None:
        """Note these."""
        for due in dues:
            self._count += 1
            heapq.heappush(self._heap, (due.at, self._count, due))

    def act(self, now: datetime) -> int:
        """Do all that is due by `now`; how many."""
        done = 0
        while self._heap and self._heap[0][0] <= now:
            heapq.heappop(self._heap)[2].deed()
            done += 1
        return done
