"""Customers not known before: four tables, one bulk insert each."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings

from accord.customers.intake.bulk import insert_rows, moment_value, reserve_ids
from accord.customers.intake.fresh import Fresh
from accord.customers.models import ContactPoint, Customer, Identifier, SourceRecord
from accord.customers.rules.lookup_hash import lookup_hash
from accord.customers.rules.time_zone import time_zone_of
from accord.customers.types import ContactPointStatus, CustomerDraft

_UNVERIFIED = ContactPointStatus.UNVERIFIED.value

CUSTOMER = tuple(column.attname for column in Customer._meta.concrete_fields)
CONTACT_POINT = ("customer_id", "kind", "value", "use", "status", "lookup_hash", "source", "added_at")
IDENTIFIER = ("scheme", "value", "customer_id")
SOURCE_RECORD = ("source", "key", "customer_id", "digest", "run_id", "affiliated_with")


def create_customers(newcomers: Sequence[Fresh], *, source: str, run_id: int, now: datetime) -> None:
    """Insert customers with their contact points, identifiers and source records."""
    if not newcomers:
        return
    numbered = list(zip(reserve_ids(Customer, len(newcomers)), newcomers, strict=True))
    sources, added_at = json.dumps({"*": source}), moment_value(now)
    insert_rows(Customer, CUSTOMER, [_customer_row(number, fresh.draft, sources, added_at) for number, fresh in numbered])
    insert_rows(
        ContactPoint,
        CONTACT_POINT,
        [(*row, added_at) for number, fresh in numbered for row in contact_rows(number, fresh.draft, source)],
    )
    insert_rows(
        Identifier,
        IDENTIFIER,
        [(scheme, value, number) for number, fresh in numbered for scheme, value in dict.fromkeys(fresh.draft.identifiers)],
    )
    insert_rows(
        SourceRecord,
        SOURCE_RECORD,
        [(source, fresh.draft.key, number, fresh.digest, run_id, fresh.draft.affiliated_with) for number, fresh in numbered],
    )


def _customer_row(number: int, draft: CustomerDraft, sources: str, added_at: object) -> tuple[Any, ...]:
    return (
        number,
        draft.kind.value if draft.kind else "",
        draft.status.value,
        draft.given_name,
        draft.family_name,
        draft.organisation_name,
        draft.title,
        draft.specialty,
        draft.country,
        draft.region,
        draft.postal_code,
        draft.city,
        draft.language,
        draft.time_zone or time_zone_of(draft.country, draft.region),
        draft.potential,
        sources,
        added_at,
    )


def contact_rows(customer_id: int, draft: CustomerDraft, source: str) -> list[tuple[Any, ...]]:
    """The draft's contact points as rows of `CONTACT_POINT` up to the moment of taking in, each value once."""
    key: bytes = settings.ACCORD_LOOKUP_KEY
    rows = [
        (customer_id, point.kind.value, point.value, point.use.value, _UNVERIFIED, lookup_hash(point.value, key=key), source)
        for point in draft.contact_points
    ]
    return rows if len(rows) < 2 else list({(row[1], row[5]): row for row in reversed(rows)}.values())
