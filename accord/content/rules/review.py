"""Who must agree, and what their verdicts make together. Four eyes: nobody judges or releases what they wrote."""

from collections.abc import Mapping

from accord.catalogue.types import Label
from accord.content.rules.lifecycle import Move
from accord.content.types import ReviewRole, Verdict
from accord.kernel.errors import AccordError


def required_roles(label: Label) -> frozenset[ReviewRole]:
    """Promotion needs medical, legal and regulatory review; purely medical content needs medical and legal."""
    if label is Label.MEDICAL:
        return frozenset({ReviewRole.MEDICAL, ReviewRole.LEGAL})
    return frozenset(ReviewRole)


def outcome_of(verdicts: Mapping[ReviewRole, Verdict], *, label: Label) -> Move | None:
    """What the verdicts of one round lead to; None while one is missing. A single rejection is enough."""
    if Verdict.REJECT in verdicts.values():
        return Move.REJECT
    if not required_roles(label) <= verdicts.keys():
        return None
    return Move.ACCEPT_WITH_CHANGES if Verdict.APPROVE_WITH_CHANGES in verdicts.values() else Move.ACCEPT


def check_four_eyes(*, author_id: int | None, actor_id: int) -> None:
    """Raises AccordError `content.four_eyes` where a person would judge or release their own work."""
    if author_id == actor_id:
        raise AccordError("content.four_eyes", "Nobody may review or approve what they wrote.", "Ask a second person.")
