"""A list of any length as one parameter of a query."""

import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models.expressions import RawSQL


def among(values: Sequence[int] | Sequence[str] | Sequence[bytes]) -> tuple[str, Any]:
    """SQL for `column IN …` and its one parameter: texts or numbers."""
    if connection.vendor == "postgresql":
        return "= ANY(%s)", list(values)
    return "IN (SELECT value FROM json_each(%s))", json.dumps(list(values))


def ids_in(ids: Sequence[int]) -> RawSQL:
    """The ids as a sub-query for `id__in=…`, however many they are."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [list(ids)])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(ids))])


def uuids_in(ids: Iterable[UUID]) -> RawSQL:
    """The same for UUIDs."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::uuid[])", [list(ids)])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps([number.hex for number in ids])])


def texts_in(texts: Sequence[str]) -> RawSQL:
    """The same for texts."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::text[])", [list(texts)])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(texts))])


def hashes_in(hashes: Sequence[bytes]) -> RawSQL:
    """Keyed hashes as a sub-query for `lookup_hash__in=…`; there must be one at least. SQLite's JSON holds no bytes."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bytea[])", [list(hashes)])
    return RawSQL(f"VALUES {', '.join(['(%s)'] * len(hashes))}", list(hashes))  # noqa: S611 (places alone are put in)
