"""Customers already known: what the source gives anew is merged into them."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from accord.customers import types
from accord.customers.history import note_customer_changes, note_point_statuses
from accord.customers.intake.bulk import insert_rows, moment_value, update_rows
from accord.customers.intake.fresh import Fresh
from accord.customers.intake.lists import ids_in
from accord.customers.intake.newcomers import CONTACT_POINT, IDENTIFIER, SOURCE_RECORD, contact_rows
from accord.customers.models import ContactPoint, Customer, Identifier, SourceRecord
from accord.customers.rows import customers_in
from accord.customers.rules.survivorship import GIVEN, merged
from accord.customers.types import ContactPointStatus

_MERGED = (*GIVEN, "status", "sources")
_RETIRED, _UNVERIFIED = ContactPointStatus.RETIRED.value, ContactPointStatus.UNVERIFIED.value
_IN_USE = (_UNVERIFIED, ContactPointStatus.VERIFIED.value)


def update_customers(returners: Sequence[tuple[int, Fresh]], *, source: str, run_id: int, now: datetime) -> None:
    """Merge drafts into the customers they are of (customer id, draft); each customer comes once."""
    if not returners:
        return
    _merge_attributes(returners, source, now)
    _merge_contact_points(returners, source, now)
    _add_identifiers(returners)
    known = [
        (fresh.digest, run_id, fresh.draft.affiliated_with, fresh.record.id) for _, fresh in returners if fresh.record is not None
    ]
    update_rows(SourceRecord, ("digest", "run_id", "affiliated_with"), known)
    new = [
        (source, fresh.draft.key, customer_id, fresh.digest, run_id, fresh.draft.affiliated_with)
        for customer_id, fresh in returners
        if fresh.record is None
    ]
    insert_rows(SourceRecord, SOURCE_RECORD, new)


def _merge_attributes(returners: Sequence[tuple[int, Fresh]], source: str, now: datetime) -> None:
    ids = [customer_id for customer_id, _ in returners]
    known = {customer.id: customer for customer in customers_in(Customer.objects.filter(pk__in=ids_in(ids)))}
    changed: list[tuple[types.Customer, types.Customer]] = []
    for customer_id, fresh in returners:
        after = merged(known[customer_id], fresh.draft, source=source)
        if after != known[customer_id]:
            changed.append((known[customer_id], after))
    note_customer_changes(changed, now=now)
    update_rows(Customer, _MERGED, [_merged_row(after) for _, after in changed])


def _merged_row(customer: types.Customer) -> tuple[Any, ...]:
    return (*(getattr(customer, name) for name in GIVEN), customer.status.value, json.dumps(dict(customer.sources)), customer.id)


def _merge_contact_points(returners: Sequence[tuple[int, Fresh]], source: str, now: datetime) -> None:
    """Add new ones; retire what this source gave before in a kind that it now gives otherwise; revive what returns."""
    known = _contact_points_of([customer_id for customer_id, _ in returners])
    new: list[tuple[Any, ...]] = []
    added_at = moment_value(now)
    changes: list[tuple[str, tuple[int, int, str]]] = []
    for customer_id, fresh in returners:
        rows = {(row[1], row[5]): row for row in contact_rows(customer_id, fresh.draft, source)}
        before = known.get(customer_id, {})
        new += [(*row, added_at) for place, row in rows.items() if place not in before]
        kinds = {kind for kind, _ in rows}
        for place, (number, status, origin) in before.items():
            if place in rows and status == _RETIRED:
                changes.append((_UNVERIFIED, (customer_id, number, status)))
            elif place not in rows and place[0] in kinds and origin == source and status in _IN_USE and fresh.record is not None:
                changes.append((_RETIRED, (customer_id, number, status)))
    insert_rows(ContactPoint, CONTACT_POINT, new)
    note_point_statuses([before for _, before in changes], now=now)
    update_rows(ContactPoint, ("status",), [(after, number) for after, (_, number, _) in changes])


def _contact_points_of(ids: Sequence[int]) -> dict[int, dict[tuple[str, bytes], tuple[int, str, str]]]:
    known: dict[int, dict[tuple[str, bytes], tuple[int, str, str]]] = {}
    rows = ContactPoint.objects.filter(customer__in=ids_in(ids))
    for number, customer_id, kind, looked_up, status, source in rows.values_list(
        "id", "customer_id", "kind", "lookup_hash", "status", "source"
    ):
        known.setdefault(customer_id, {})[kind, bytes(looked_up)] = (number, status, source)
    return known


def _add_identifiers(returners: Sequence[tuple[int, Fresh]]) -> None:
    rows = [
        (scheme, value, customer_id)
        for customer_id, fresh in returners
        for scheme, value in dict.fromkeys(fresh.draft.identifiers)
        if (scheme, value) not in fresh.owned
    ]
    insert_rows(Identifier, IDENTIFIER, rows)
