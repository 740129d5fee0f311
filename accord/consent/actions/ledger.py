"""The ledger's upkeep: leaves for entries of other verbs, signed checkpoints, and what witnesses are told."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from accord.consent.ledger.checkpoints import latest_checkpoint, sign_ledger
from accord.consent.ledger.leaves import add_leaves_of, hold_ledger
from accord.consent.ledger.tiles import ledger_size
from accord.consent.types import Checkpoint, LedgerEntry

HOURLY = timedelta(hours=1)
DAILY = timedelta(days=1)


@transaction.atomic
def append_leaves(*, entries: Sequence[LedgerEntry], now: datetime) -> None:
    """Give these rows, written in this same transaction, their leaves; a constant number of queries.

    A person who has no ledger key yet gets one. An erasure is appended before the key is destroyed.
    """
    add_leaves_of(entries, now=now)


@transaction.atomic
def sign_checkpoint(*, now: datetime) -> Checkpoint:
    """Sign what the ledger is now.

    Raises AccordError `ledger.rewritten` where it no longer begins with what was signed before, `ledger.clock` where `now` lies
    before the last signing.
    """
    hold_ledger()
    return sign_ledger(now)


def sign_checkpoint_when_due(*, now: datetime) -> Checkpoint | None:
    """Sign hourly while entries come in, and daily in any case; None where it is not time, or there is nothing yet."""
    last, size = latest_checkpoint(), ledger_size()
    if last is None:
        return sign_checkpoint(now=now) if size else None
    age = now - last.signed_at
    due = age >= DAILY or (age >= HOURLY and size != last.size)
    return sign_checkpoint(now=now) if due else None
