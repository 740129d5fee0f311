"""The garbage collector, kept out of the way of a batch: it would walk thousands of rows that hold no cycles, again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_held() -> Iterator[None]:
    """No collection by itself inside; `sweep` between batches keeps memory flat all the same."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def sweep() -> None:
    """Collect what is young."""
    gc.collect(1)
