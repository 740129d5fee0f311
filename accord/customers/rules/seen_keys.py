"""Which keys a file has already used: 8 bytes a key, so that ten million keys fit where a set of them would not."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class SeenKeys:
    """Sorted runs of 64-bit hashes, merged when they double. A hit is only *probably* a repeat: the caller looks it up."""

    def __init__(self) -> None:
        self._runs: list[NDArray[np.int64]] = []

    def probably_seen(self, keys: Sequence[str]) -> NDArray[np.bool_]:
        """For each key, whether it may have been added before."""
        hashes = _hashes(keys)
        seen = np.zeros(len(hashes), dtype=np.bool_)
        for run in self._runs:
            places = np.minimum(np.searchsorted(run, hashes), len(run) - 1)
            seen |= run[places] == hashes
        return seen

    def add(self, keys: Sequence[str]) -> None:
        """Remember these keys."""
        run = np.sort(_hashes(keys))
        while self._runs and len(self._runs[-1]) <= 2 * len(run):
            run = np.sort(np.concatenate((self._runs.pop(), run)), kind="stable")
        if len(run):
            self._runs.append(run)


def _hashes(keys: Sequence[str]) -> NDArray[np.int64]:
    return np.fromiter(map(hash, keys), dtype=np.int64, count=len(keys))
