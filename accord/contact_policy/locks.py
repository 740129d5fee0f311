"""One writer at a time per person, on both databases."""

from collections.abc import Iterable

from django.db import connection

ROOM = 0x0C0F  # the first half of our advisory lock keys; no other room takes locks of this number
BUCKETS = 512


def lock_budgets(customer_ids: Iterable[int]) -> None:
    """Hold these people's contact budgets until the transaction ends; call it inside one, before the budgets are read.

    SQLite's transactions are IMMEDIATE: ours is the only writer already. PostgreSQL takes advisory locks, always in the same order
    so that two batches can never wait for one another, and on buckets of people so that a batch of any size needs few of them.
    """
    if connection.vendor != "postgresql":
        return
    buckets = sorted({customer_id % BUCKETS for customer_id in customer_ids})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, bucket) FROM unnest(%s::int[]) AS bucket", [ROOM, buckets])
