"""The ledger's upkeep: leaves for entries of other verbs, signed checkpoints, and what witnesses are told."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from accord.consent import models
from accord.consent.ledger.checkpoints import latest_checkpoint, sign_ledger
from accord.consent.ledger.leaves import add_leaves_of
from accord.consent.ledger.tiles import ledger_size
from accord.consent.ports import all_witnesses
from accord.consent.types import Checkpoint, LedgerEntry

HOURLY = timedelta(hours=1)
DAILY = timedelta(days=1)


@transaction.atomic
def append_leaves(*, entries: Sequence[LedgerEntry], now: datetime) -> None:
    """Give these rows, written in this same transaction, their leaves; a constant number of queries.

    A person who has no ledger key yet gets one. An erasure is appended before the key is destroyed.
    """
    add_leaves_of(entries, now=now)


def sign_checkpoint(*, now: datetime) -> Checkpoint:
    """Sign what the ledger is now. Witnesses are told by `publish_checkpoints`.

    Raises AccordError `ledger.rewritten` where it no longer begins with what was signed before, `ledger.clock` where `now` lies
    before the last signing.
    """
    return sign_ledger(now)


def sign_checkpoint_when_due(*, now: datetime) -> Checkpoint | None:
    """Sign hourly while entries come in, and daily in any case; None where it is not time, or there is nothing yet."""
    last, size = latest_checkpoint(), ledger_size()
    if last is None:
        return sign_checkpoint(now=now) if size else None
    age = now - last.signed_at
    due = age >= DAILY or (age >= HOURLY and size != last.size)
    return sign_checkpoint(now=now) if due else None


def publish_checkpoints(*, now: datetime) -> int:
    """Hand every witness the checkpoints it does not have yet; how many were handed over.

    Raises AccordError `ledger.witness` where one cannot be reached; what it misses is handed over the next time.
    """
    published = 0
    for witness in all_witnesses():
        told = models.CheckpointWitness.objects.filter(witness=witness.name, checkpoint=OuterRef("pk"))
        for checkpoint in models.Checkpoint.objects.filter(~Exists(told)).order_by("pk"):
            answer = witness.publish(checkpoint.note)
            models.CheckpointWitness.objects.create(checkpoint=checkpoint, witness=witness.name, answer=answer, published_at=now)
            published += 1
    return published
