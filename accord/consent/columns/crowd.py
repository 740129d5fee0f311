"""Everybody as arrays, one place each: what grouping by person costs in SQL, an index into an array does several times cheaper."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from accord.columnar.engine import Engine

Ints = NDArray[np.signedinteger[Any]]
NOBODY = -1
_SPARSE = 16
"""Ids spread wider than so many per person are looked up by search instead of by a list."""


@dataclass(slots=True)
class Crowd:
    """The customers of a snapshot in a fixed order, with columns that `register` hands to SQL as one table."""

    ids: Ints
    columns: dict[str, pa.Array] = field(default_factory=dict)
    _places: Ints | None = None
    _order: Ints | None = None

    @classmethod
    def of(cls, ids: Ints) -> "Crowd":
        """The crowd of these customers."""
        crowd = cls(ids, {"customer_id": pa.array(ids)})
        widest = int(ids.max(initial=0))
        if widest < max(len(ids), 1) * _SPARSE and int(ids.min(initial=0)) >= 0:
            crowd._places = np.full(widest + 2, NOBODY, np.int32)
            crowd._places[ids] = np.arange(len(ids), dtype=np.int32)
        else:
            crowd._order = np.argsort(ids)
        return crowd

    def places_of(self, ids: Ints) -> Ints:
        """Where each customer stands, NOBODY for one that is not here."""
        if self._places is not None:
            known = (ids >= 0) & (ids < len(self._places) - 1)
            return self._places[np.where(known, ids, len(self._places) - 1)]
        order = self._order if self._order is not None else np.zeros(0, np.int64)
        found = np.minimum(np.searchsorted(self.ids, ids, sorter=order), len(order) - 1)
        return np.where(self.ids[order[found]] == ids, order[found], NOBODY)

    def register(self, engine: Engine, name: str) -> None:
        """Let `name` stand for the crowd and its columns."""
        engine.register(name, pa.table(self.columns))
