"""The life of a version as a table (DOMAIN 3.5). A move that is not in it does not exist.

Adopting is for the house's own service letters alone (`actions.adopting`): they ship with the product and carry no promotion.
"""

from enum import StrEnum

from accord.content.types import PieceState
from accord.kernel.errors import AccordError


class Move(StrEnum):
    """What can happen to a version."""

    SUBMIT = "submit"
    ADOPT = "adopt"
    REJECT = "reject"
    ACCEPT = "accept"
    ACCEPT_WITH_CHANGES = "accept_with_changes"
    CONFIRM_CHANGES = "confirm_changes"
    DISTRIBUTE = "distribute"
    SUPERSEDE = "supersede"
    EXPIRE = "expire"
    WITHDRAW = "withdraw"
    CANCEL = "cancel"


TRANSITIONS: dict[tuple[PieceState, Move], PieceState] = {
    (PieceState.DRAFT, Move.SUBMIT): PieceState.IN_REVIEW,
    (PieceState.DRAFT, Move.ADOPT): PieceState.APPROVED_FOR_DISTRIBUTION,
    (PieceState.DRAFT, Move.CANCEL): PieceState.CANCELLED,
    (PieceState.IN_REVIEW, Move.REJECT): PieceState.DRAFT,
    (PieceState.IN_REVIEW, Move.ACCEPT): PieceState.APPROVED_FOR_PRODUCTION,
    (PieceState.IN_REVIEW, Move.ACCEPT_WITH_CHANGES): PieceState.APPROVED_WITH_CHANGES,
    (PieceState.IN_REVIEW, Move.CANCEL): PieceState.CANCELLED,
    (PieceState.APPROVED_WITH_CHANGES, Move.CONFIRM_CHANGES): PieceState.APPROVED_FOR_PRODUCTION,
    (PieceState.APPROVED_WITH_CHANGES, Move.WITHDRAW): PieceState.WITHDRAWN,
    (PieceState.APPROVED_FOR_PRODUCTION, Move.DISTRIBUTE): PieceState.APPROVED_FOR_DISTRIBUTION,
    (PieceState.APPROVED_FOR_PRODUCTION, Move.WITHDRAW): PieceState.WITHDRAWN,
    (PieceState.APPROVED_FOR_DISTRIBUTION, Move.SUPERSEDE): PieceState.SUPERSEDED,
    (PieceState.APPROVED_FOR_DISTRIBUTION, Move.EXPIRE): PieceState.EXPIRED,
    (PieceState.APPROVED_FOR_DISTRIBUTION, Move.WITHDRAW): PieceState.WITHDRAWN,
}

EDITABLE = frozenset({PieceState.DRAFT, PieceState.APPROVED_WITH_CHANGES})


def state_after(state: PieceState, move: Move) -> PieceState:
    """Where a move leads. Raises AccordError `content.wrong_state`."""
    after = TRANSITIONS.get((state, move))
    if after is None:
        possible = sorted(name.value for start, name in TRANSITIONS if start is state)
        raise AccordError(
            "content.wrong_state",
            f"A version that is {state.replace('_', ' ')} cannot {move.replace('_', ' ')}.",
            f"It can: {', '.join(possible).replace('_', ' ')}." if possible else "Make a new version.",
        )
    return after


def check_editable(state: PieceState) -> None:
    """Raises AccordError `content.wrong_state` where the text is fixed."""
    if state not in EDITABLE:
        raise AccordError(
            "content.wrong_state", f"The text of a version that is {state.replace('_', ' ')} is fixed.", "Make a new version."
        )
