"""The life of a suggestion."""

from datetime import UTC, date, datetime
from itertools import product

import pytest

from accord.decisions.rules.suggestions import NEXT, OPEN, SHOWN, check_move, expiry_of
from accord.decisions.types import SuggestionState as S
from accord.kernel.errors import AccordError

ALLOWED = {
    *((S.GENERATED, to) for to in (S.POSTED, S.WITHDRAWN, S.EXPIRED)),
    *((S.POSTED, to) for to in (S.SEEN, S.DISMISSED, S.EXECUTED, S.COMPLETED, S.EXPIRED, S.WITHDRAWN)),
    *((S.SEEN, to) for to in (S.DISMISSED, S.EXECUTED, S.COMPLETED, S.EXPIRED, S.WITHDRAWN)),
}


@pytest.mark.parametrize(("state", "to"), list(product(S, S)))
def test_every_move(state: S, to: S) -> None:
    if (state, to) in ALLOWED:
        check_move(state, to)
        return
    with pytest.raises(AccordError) as error:
        check_move(state, to)
    assert error.value.code == ("suggestion.not_yet" if NEXT[state] else "suggestion.closed")


def test_open_is_what_can_still_move_and_shown_is_part_of_it() -> None:
    assert {state for state in S if NEXT[state]} == OPEN
    assert SHOWN < OPEN


@pytest.mark.parametrize(
    ("zone", "end"),
    [("America/New_York", datetime(2026, 3, 12, 4, tzinfo=UTC)), ("Asia/Taipei", datetime(2026, 3, 11, 16, tzinfo=UTC))],
)
def test_it_lasts_until_the_end_of_the_next_day_where_the_rep_is(zone: str, end: datetime) -> None:
    assert expiry_of(date(2026, 3, 10), zone=zone) == end
