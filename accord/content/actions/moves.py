"""One step in the life of a version, written once and told."""

from datetime import datetime

from accord.content.models import StateChange, Version
from accord.content.rules.lifecycle import Move, state_after
from accord.content.types import PieceState
from accord.kernel.errors import AccordError


def move_version(row: Version, move: Move, *, actor_id: int | None, now: datetime, reason: str = "", **changes: object) -> None:
    """Take the step in the table of transitions and keep its trace; two who step at once cannot both succeed.

    Raises AccordError `content.wrong_state`, or `content.changed_meanwhile` where somebody was faster.
    """
    before, after = PieceState(row.state), state_after(PieceState(row.state), move)
    if not Version.objects.filter(id=row.id, state=before).update(state=after, **changes):
        raise AccordError("content.changed_meanwhile", "Somebody else moved this version a moment ago.", "Look at it again.")
    row.state = after
    StateChange.objects.create(version=row, from_state=before, to_state=after, actor_id=actor_id, reason=reason, changed_at=now)
