"""The database as it stands at one moment, however long it is looked at."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def steady_view() -> Iterator[None]:
    """Within it, what others write is not seen, and nobody waits for us.

    Django's own transactions would take SQLite's one write lock at once (transaction_mode IMMEDIATE). Inside a transaction that is
    open already, nothing is added.
    """
    if connection.in_atomic_block:
        yield
        return
    begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if connection.vendor == "postgresql" else "BEGIN DEFERRED"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
