import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.content.rules.lifecycle import EDITABLE, TRANSITIONS, Move, check_editable, state_after
from accord.content.types import PieceState
from accord.kernel.errors import AccordError

ENDS = {PieceState.SUPERSEDED, PieceState.EXPIRED, PieceState.WITHDRAWN, PieceState.CANCELLED}


@pytest.mark.parametrize(
    ("moves", "end"),
    [
        ([Move.SUBMIT, Move.ACCEPT, Move.DISTRIBUTE, Move.SUPERSEDE], PieceState.SUPERSEDED),
        ([Move.SUBMIT, Move.ACCEPT, Move.DISTRIBUTE, Move.EXPIRE], PieceState.EXPIRED),
        ([Move.SUBMIT, Move.ACCEPT, Move.DISTRIBUTE, Move.WITHDRAW], PieceState.WITHDRAWN),
        ([Move.SUBMIT, Move.ACCEPT_WITH_CHANGES, Move.CONFIRM_CHANGES, Move.WITHDRAW], PieceState.WITHDRAWN),
        ([Move.SUBMIT, Move.REJECT, Move.SUBMIT, Move.CANCEL], PieceState.CANCELLED),
    ],
)
def test_the_ways_of_a_version(moves: list[Move], end: PieceState) -> None:
    state = PieceState.DRAFT
    for move in moves:
        state = state_after(state, move)
    assert state is end


@pytest.mark.parametrize("state", PieceState)
@pytest.mark.parametrize("move", Move)
def test_a_move_is_in_the_table_or_refused(state: PieceState, move: Move) -> None:
    if (state, move) in TRANSITIONS:
        assert state_after(state, move) is TRANSITIONS[state, move]
    else:
        with pytest.raises(AccordError) as error:
            state_after(state, move)
        assert error.value.code == "content.wrong_state"


@given(st.lists(st.sampled_from([move for move in Move if move is not Move.ADOPT]), max_size=12))
def test_nothing_is_distributed_without_review_and_nothing_leaves_an_end(moves: list[Move]) -> None:
    state, taken = PieceState.DRAFT, []
    for move in moves:
        if (state, move) in TRANSITIONS:
            assert state not in ENDS
            state = state_after(state, move)
            taken.append(move)
    if state is PieceState.APPROVED_FOR_DISTRIBUTION:
        assert Move.SUBMIT in taken and {Move.ACCEPT, Move.CONFIRM_CHANGES} & set(taken)
    if state is PieceState.CANCELLED:
        assert not {Move.ACCEPT, Move.ACCEPT_WITH_CHANGES} & set(taken)


@pytest.mark.parametrize("state", PieceState)
def test_the_text_is_fixed_once_it_is_reviewed(state: PieceState) -> None:
    if state in EDITABLE:
        check_editable(state)
    else:
        with pytest.raises(AccordError):
            check_editable(state)
