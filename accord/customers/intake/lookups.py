"""What is already known of a batch, in one query per question."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connection

from accord.customers.intake.lists import among


class Record(NamedTuple):
    """What we keep of one key of a source."""

    id: int
    customer_id: int
    digest: bytes


def known_records(source: str, keys: Sequence[str]) -> dict[str, Record]:
    """The records of a source, by key."""
    condition, parameter = among(keys)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT key, id, customer_id, digest FROM customers_sourcerecord WHERE source = %s AND key {condition}",  # noqa: S608
            [source, parameter],
        )
        return {key: Record(record_id, customer_id, bytes(digest)) for key, record_id, customer_id, digest in cursor.fetchall()}


def owners_of(identifiers: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Whose these (scheme, value) are; one query per scheme."""
    values: dict[str, list[str]] = defaultdict(list)
    for scheme, value in identifiers:
        values[scheme].append(value)
    owners: dict[tuple[str, str], int] = {}
    for scheme, of_scheme in values.items():
        condition, parameter = among(of_scheme)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT value, customer_id FROM customers_identifier WHERE scheme = %s AND value {condition}",  # noqa: S608
                [scheme, parameter],
            )
            owners |= {(scheme, value): customer_id for value, customer_id in cursor.fetchall()}
    return owners
