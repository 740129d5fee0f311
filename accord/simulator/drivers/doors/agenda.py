"""What is still to be done, by its moment."""

import heapq
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from accord.interactions.types import Author, ResponseKind


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be done at a moment: what it counts as, and the deed."""

    at: datetime
    kind: ResponseKind
    author: Author
    deed: Callable[[], object]


class Agenda:
    """Deeds in the order of their moments; `done` counts those that were done."""

    def __init__(self) -> None:
        self._heap: list[tuple[datetime, int, Due]] = []
        self._count = 0
        self.done: Counter[tuple[ResponseKind, Author]] = Counter()

    def add(self, dues: Iterable[Due]) -> None:
        """Note these."""
        for due in dues:
            self._count += 1
            heapq.heappush(self._heap, (due.at, self._count, due))

    def act(self, now: datetime) -> int:
        """Do all that is due by `now`; how many."""
        before = self.done.total()
        while self._heap and self._heap[0][0] <= now:
            due = heapq.heappop(self._heap)[2]
            due.deed()
            self.done[due.kind, due.author] += 1
        return self.done.total() - before

    def __len__(self) -> int:
        return len(self._heap)
