"""Review: rounds of verdicts by medical, legal and regulatory."""

from datetime import datetime

from django.db import IntegrityError, transaction

from accord.catalogue.types import Label
from accord.content.actions.moves import move_version
from accord.content.models import ReviewVerdict, Version
from accord.content.queries import row_of
from accord.content.rules.lifecycle import Move
from accord.content.rules.review import check_four_eyes, outcome_of
from accord.content.types import PieceState, ReviewRole, Verdict
from accord.kernel.errors import AccordError


@transaction.atomic
def submit_for_review(*, version_id: int, actor_id: int, now: datetime) -> None:
    """Open a new round of review; from here the text is fixed. Raises NotFound, AccordError `content.wrong_state`."""
    row = row_of(version_id, lock=True)
    move_version(row, Move.SUBMIT, actor_id=actor_id, now=now, review_round=row.review_round + 1)


@transaction.atomic
def record_verdict(
    *, version_id: int, role: ReviewRole, reviewer_id: int, verdict: Verdict, comment: str, now: datetime
) -> PieceState:
    """One role's verdict in this round; the last one needed, or the first rejection, moves the version. Gives its state after.

    Raises NotFound, AccordError `content.wrong_state`, `content.four_eyes`, `content.verdict_given`, `content.comment_missing`.
    """
    row = row_of(version_id, lock=True)
    if row.state != PieceState.IN_REVIEW:
        raise AccordError("content.wrong_state", "This version is not in review.", "Submit it first.")
    check_four_eyes(author_id=row.author_id, actor_id=reviewer_id)
    if verdict is not Verdict.APPROVE and not comment.strip():
        raise AccordError("content.comment_missing", "A verdict that asks for something says what.", "Write a comment.")
    _store(row, role, reviewer_id, verdict, comment, now)
    move = outcome_of(_verdicts(row), label=Label(row.piece.label))
    if move is not None:
        move_version(row, move, actor_id=reviewer_id, now=now, reason=comment[:500])
    return PieceState(row.state)


@transaction.atomic
def confirm_changes(*, version_id: int, actor_id: int, now: datetime) -> None:
    """The changes that were asked for are in the text. Raises NotFound, AccordError `content.wrong_state`, `content.four_eyes`."""
    row = row_of(version_id, lock=True)
    check_four_eyes(author_id=row.author_id, actor_id=actor_id)
    move_version(row, Move.CONFIRM_CHANGES, actor_id=actor_id, now=now)


def _store(row: Version, role: ReviewRole, reviewer_id: int, verdict: Verdict, comment: str, now: datetime) -> None:
    try:
        with transaction.atomic():
            ReviewVerdict.objects.create(
                version=row,
                review_round=row.review_round,
                role=role,
                reviewer_id=reviewer_id,
                verdict=verdict,
                comment=comment,
                given_at=now,
            )
    except IntegrityError as error:
        raise AccordError(
            "content.verdict_given", f"The {role} verdict of this round is given.", "Wait for the next round."
        ) from error


def _verdicts(row: Version) -> dict[ReviewRole, Verdict]:
    given = row.verdicts.filter(review_round=row.review_round).values_list("role", "verdict")
    return {ReviewRole(role): Verdict(verdict) for role, verdict in given}
