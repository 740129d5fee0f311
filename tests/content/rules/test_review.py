import pytest

from accord.catalogue.types import Label
from accord.content.rules.lifecycle import Move
from accord.content.rules.review import check_four_eyes, outcome_of
from accord.content.types import ReviewRole, Verdict
from accord.kernel.errors import AccordError

M, L, R = ReviewRole.MEDICAL, ReviewRole.LEGAL, ReviewRole.REGULATORY
YES, CHANGES, NO = Verdict.APPROVE, Verdict.APPROVE_WITH_CHANGES, Verdict.REJECT


@pytest.mark.parametrize(
    ("verdicts", "label", "move"),
    [
        ({}, Label.PROMOTIONAL, None),
        ({M: YES, L: YES}, Label.PROMOTIONAL, None),
        ({M: YES, L: YES}, Label.BOTH, None),
        ({M: YES, L: YES}, Label.MEDICAL, Move.ACCEPT),
        ({M: YES, R: YES}, Label.MEDICAL, None),
        ({M: YES, L: YES, R: YES}, Label.PROMOTIONAL, Move.ACCEPT),
        ({M: YES, L: CHANGES, R: YES}, Label.PROMOTIONAL, Move.ACCEPT_WITH_CHANGES),
        ({M: CHANGES, L: CHANGES}, Label.PROMOTIONAL, None),
        ({M: NO}, Label.PROMOTIONAL, Move.REJECT),
        ({M: YES, L: YES, R: NO}, Label.PROMOTIONAL, Move.REJECT),
    ],
)
def test_what_verdicts_make_together(verdicts: dict[ReviewRole, Verdict], label: Label, move: Move | None) -> None:
    assert outcome_of(verdicts, label=label) is move


def test_four_eyes() -> None:
    check_four_eyes(author_id=1, actor_id=2)
    with pytest.raises(AccordError) as error:
        check_four_eyes(author_id=1, actor_id=1)
    assert error.value.code == "content.four_eyes"
