"""0 allows after a withdrawal within its scope, unless lawfully reopened: random histories against PERMISSION 3.4-3.5."""

from collections import Counter

import pytest

from accord.consent.rules.permission import decide
from accord.consent.rules.scope import aims_of
from accord.consent.rules.standing import fold
from accord.consent.types import PersonStanding
from tests.consent.must_hold.histories import day, draw_histories, record_of_event
from tests.consent.must_hold.oracle import CELLS, REFUSALS, judge, scope_of
from tests.consent.people import question

POINT, CELL = 7, CELLS.index(("email", "marketing", "lumira", 1))


def hold(law, seed: int, number: int) -> Counter[str]:
    """Hold so many histories against the oracle at the end of all things and at an earlier pair of moments."""
    seen: Counter[str] = Counter()
    for place, events in enumerate(draw_histories(seed, number)):
        records = tuple(record_of_event(event) for event in events)
        for valid_at, known_at in ((5, 5), (place % 6, place // 6 % 6)):
            told = judge(events, CELL, POINT, valid_at, known_at)
            words = {"topic": "lumira", "contact_point_id": POINT, "send_at": day(valid_at), "known_at": day(known_at)}
            french, american = question(**words), question(**words, jurisdiction="US")
            (aim,) = aims_of(french)
            standing = fold(records, aim, contact_point_id=POINT, valid_at=day(valid_at), known_at=day(known_at))
            assert (bool(standing.counting), bool(standing.blocks)) == (told.open, told.blocked), (events, valid_at, known_at)
            # a yes to a French doctor needs an opt-in; a yes to an American one only that nobody refused
            if decide(french, PersonStanding(records=records), law).allowed:
                assert told.open and not told.blocked, (events, valid_at, known_at)
                seen["reopened" if _has_refusal(events, valid_at, known_at) else "allowed"] += 1
            if decide(american, PersonStanding(records=records), law).allowed:
                assert not told.closed and not told.blocked, (events, valid_at, known_at)
            seen["closed"] += told.closed
            seen["blocked"] += told.blocked
    return seen


def _has_refusal(events, valid_at: int, known_at: int) -> bool:
    return any(
        event.what in REFUSALS and CELL in scope_of(event) and event.valid <= valid_at and event.recorded <= known_at
        for event in events
    )


def test_0_allows_after_a_withdrawal_within_its_scope_in_20_000_histories(law):
    seen = hold(law, seed=20261124, number=20_000)
    assert min(seen["allowed"], seen["closed"], seen["blocked"]) > 2_000 and seen["reopened"] > 200, seen


@pytest.mark.soak
def test_0_allows_after_a_withdrawal_within_its_scope_in_1_000_000_histories(law):
    seen = hold(law, seed=20261125, number=1_000_000)
    assert seen["reopened"] > 10_000, seen


@pytest.mark.parametrize("late", [1, 2, 5])
def test_a_late_earlier_dated_grant_never_reopens(law, late):
    """Whatever it is and whoever brings it: dated at or before the refusal, it opens nothing, however late it comes."""
    tried = 0
    for events in draw_histories(seed=late, number=3_000):
        noes = [event for event in events if event.what in ("withdrawn", "refused") and CELL in scope_of(event)]
        undoing = {"taken_back", "undone", "superseded"}
        if not noes or any(event.what in undoing for event in events):
            continue
        last = max(event.valid for event in noes)
        early = [event._replace(recorded=5 + late) for event in events if event.valid <= last or event in noes]
        records = tuple(record_of_event(event) for event in early)
        words = {"topic": "lumira", "contact_point_id": POINT, "send_at": day(20), "known_at": day(20)}
        assert not decide(question(**words), PersonStanding(records=records), law).allowed
        assert not decide(question(**words, jurisdiction="US"), PersonStanding(records=records), law).allowed
        tried += 1
    assert tried > 300
