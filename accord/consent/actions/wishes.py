"""How a person would like it: preferences, which only narrow."""

from datetime import datetime

from django.db import transaction

from accord.consent.ledger.leaves import add_leaves_of, hold_ledger
from accord.consent.rows import preference_row
from accord.consent.types import EntryKind, LedgerEntry, Preference


@transaction.atomic
def set_preference(*, preference: Preference, now: datetime) -> int:
    """Record how a person would like it; the newest record counts whole. The id of the entry."""
    hold_ledger()
    row = preference_row(preference, now=now)
    row.save(force_insert=True)
    add_leaves_of([LedgerEntry(EntryKind.PREFERENCE, row.pk, preference.customer_id)], now=now)
    return int(row.pk)
