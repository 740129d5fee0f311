"""Identifiers that sort by time."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new_id(now: datetime) -> UUID:
    """A UUID version 7 (RFC 9562, 5.7): 48 bits of `now` in milliseconds, a counter (here 0), then 62 random bits."""
    return next(new_ids(1, now))


def new_ids(count: int, now: datetime) -> Iterator[UUID]:
    """`count` UUIDv7 of the same moment, in rising order (RFC 9562, 6.2, method 1: the counter fills `rand_a`)."""
    moment = (now - _EPOCH) // timedelta(milliseconds=1) << 80
    randomness = os.urandom(8 * count)
    for index in range(count):
        head = moment + ((index >> 12) << 80) | 0x7000 << 64 | (index & 0xFFF) << 64
        tail = int.from_bytes(randomness[8 * index : 8 * index + 8], "big") >> 2 | 1 << 63
        yield UUID(int=head | tail)
