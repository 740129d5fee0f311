"""Checkpoints as they are kept, and as they are signed."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from accord.consent import models
from accord.consent.ledger.leaves import hold_ledger
from accord.consent.ledger.people import people_at
from accord.consent.ledger.tiles import ledger_size, root_at
from accord.consent.rules.notes import CheckpointText, write_note
from accord.consent.types import Checkpoint
from accord.kernel.errors import AccordError


def checkpoint_of(row: models.Checkpoint) -> Checkpoint:
    """The value of a row."""
    return Checkpoint(row.pk, row.size, bytes(row.root), row.people, bytes(row.people_root), row.note, row.signed_at)


def latest_checkpoint() -> Checkpoint | None:
    """The last checkpoint that was signed."""
    row = models.Checkpoint.objects.order_by("-pk").first()
    return None if row is None else checkpoint_of(row)


def sign_ledger(now: datetime) -> Checkpoint:
    """A new checkpoint over all leaves that are there, or the one that somebody else signed meanwhile.

    What lies below a size never changes, so the roots are computed outside any transaction: nobody has to wait for them.
    """
    last, size = latest_checkpoint(), ledger_size()
    _refuse_rewritten(last, size, now)
    people = people_at(size)
    text = CheckpointText(settings.ACCORD_LEDGER_ORIGIN, size, root_at(size), len(people.hashes), people.root, now)
    with transaction.atomic():
        hold_ledger()
        newest = latest_checkpoint()
        return _write(text) if newest is None or newest == last else newest


def _write(text: CheckpointText) -> Checkpoint:
    row = models.Checkpoint.objects.create(
        size=text.size,
        root=text.root,
        people=text.people,
        people_root=text.people_root,
        note=write_note(text, seed=settings.ACCORD_LEDGER_KEY),
        signed_at=text.signed_at,
    )
    return checkpoint_of(row)


def _refuse_rewritten(last: Checkpoint | None, size: int, now: datetime) -> None:
    """Nothing is signed over a ledger that no longer begins as it was signed before, nor before it."""
    if last is None:
        return
    if now < last.signed_at:
        raise AccordError(
            "ledger.clock",
            f"The last checkpoint was signed at {last.signed_at:%Y-%m-%d %H:%M}, which is still to come.",
            "Set the clock right.",
        )
    if size < last.size or root_at(last.size) != last.root:
        raise AccordError(
            "ledger.rewritten",
            "The ledger is not the one that was signed before: entries were taken out or changed.",
            "Run accord ledger verify, and restore the database from its newest backup.",
        )
