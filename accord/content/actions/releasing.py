"""Release and its end: approved for distribution, superseded, expired, withdrawn, cancelled."""

from datetime import datetime

from django.db import transaction

from accord.content.actions.moves import move_version
from accord.content.models import Piece
from accord.content.queries import live_rows, row_of, version_of
from accord.content.rules.lifecycle import Move
from accord.content.rules.review import check_four_eyes
from accord.content.rules.usability import superseded_by
from accord.kernel.errors import AccordError


@transaction.atomic
def approve_for_distribution(*, version_id: int, approver_id: int, now: datetime) -> tuple[int, ...]:
    """Release a version; the older ones it replaces (same piece and language, no country beyond its own) are superseded at once.

    Gives their ids. Raises NotFound, AccordError `content.four_eyes`, `content.wrong_state`, `content.countries_overlap`.
    """
    row = row_of(version_id, lock=True)
    check_four_eyes(author_id=row.author_id, actor_id=approver_id)
    Piece.objects.select_for_update().get(id=row.piece_id)
    live = {old.id: old for old in live_rows().filter(piece_id=row.piece_id)}
    replaced, beyond = superseded_by(version_of(row), map(version_of, live.values()))
    if beyond:
        raise AccordError(
            "content.countries_overlap",
            f"An approved version also serves {', '.join(beyond)}, which this one does not.",
            "Add these countries to the new version, or withdraw the older one first.",
        )
    move_version(row, Move.DISTRIBUTE, actor_id=approver_id, now=now)
    for old_id in replaced:
        move_version(live[old_id], Move.SUPERSEDE, actor_id=approver_id, now=now, reason=version_of(row).material)
    return replaced


@transaction.atomic
def withdraw_version(*, version_id: int, actor_id: int, reason: str, now: datetime) -> None:
    """Take a version back; whoever asks from this moment on is told that it may not be said.

    Raises NotFound, AccordError `content.wrong_state`, `content.reason_missing`.
    """
    if not reason.strip():
        raise AccordError("content.reason_missing", "A withdrawal says why.", "Give the reason.")
    move_version(row_of(version_id, lock=True), Move.WITHDRAW, actor_id=actor_id, now=now, reason=reason[:500])


@transaction.atomic
def cancel_version(*, version_id: int, actor_id: int, now: datetime) -> None:
    """Give up a version that was never approved. Raises NotFound, AccordError `content.wrong_state`."""
    move_version(row_of(version_id, lock=True), Move.CANCEL, actor_id=actor_id, now=now)


@transaction.atomic
def expire_versions(*, now: datetime) -> int:
    """Close the versions whose days are over; gives how many. Nothing waits for it: out of date is unusable without it."""
    over = list(live_rows().filter(end_on__lte=now.date()))
    for row in over:
        move_version(row, Move.EXPIRE, actor_id=None, now=now)
    return len(over)
