from datetime import UTC, datetime, timedelta

from accord.catalogue.types import Channel
from accord.consent.rules.registers import Told, changes_of, free_to_lift, newest, told_of
from accord.consent.types import Polarity

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
DAY = timedelta(days=1)
DESK, CELL = (1, 10, Channel.PHONE), (1, 11, Channel.PHONE)
BLOCK, LIFT = Polarity.OPT_OUT, Polarity.OPT_IN


def test_a_new_hit_blocks_from_the_day_the_register_says_and_a_known_one_stands():
    changes = changes_of({DESK: (True, NOW - 9 * DAY), CELL: (True, None)}, {CELL: Told(NOW - DAY)}, whole=False, now=NOW)
    assert (changes.blocks, changes.lifts, changes.standing) == ({DESK: NOW - 9 * DAY}, {}, 1)


def test_a_date_to_come_or_one_that_a_lift_has_answered_blocks_from_now():
    lifted = Told(NOW - 9 * DAY, NOW - DAY)
    changes = changes_of({DESK: (True, NOW + DAY), CELL: (True, NOW - 9 * DAY)}, {CELL: lifted}, whole=False, now=NOW)
    assert changes.blocks == {DESK: NOW, CELL: NOW}


def test_only_a_later_approval_lifts_and_only_a_whole_file_lifts_by_silence():
    told = {DESK: Told(NOW - 2 * DAY), CELL: Told(NOW - 2 * DAY)}
    later, earlier = (False, NOW - DAY), (False, NOW - 3 * DAY)
    assert changes_of({DESK: later, CELL: earlier}, told, whole=False, now=NOW).lifts == {DESK: NOW - DAY}
    assert changes_of({}, told, whole=False, now=NOW).lifts == {}
    assert changes_of({DESK: (True, None)}, told, whole=True, now=NOW).lifts == {CELL: NOW}


def test_an_approval_of_somebody_who_is_not_blocked_changes_nothing():
    changes = changes_of({DESK: (False, NOW)}, {}, whole=True, now=NOW)
    assert not changes.blocks and not changes.lifts


def test_what_the_ledger_says_of_a_place_is_its_newest_block_and_lift():
    rows = [(DESK, BLOCK, NOW - 3 * DAY), (DESK, LIFT, NOW - 2 * DAY), (DESK, BLOCK, NOW - DAY), (CELL, LIFT, NOW)]
    told = told_of(rows)
    assert told[DESK].stands and not told[CELL].stands
    assert not told_of(rows[:2])[DESK].stands
    assert told_of([(DESK, BLOCK, NOW), (DESK, LIFT, NOW)])[DESK].stands  # a tie goes to the block


def test_of_two_lines_the_later_counts_and_a_refusal_where_neither_is_later():
    assert newest((True, NOW - DAY), (False, NOW)) == (False, NOW)
    assert newest((False, NOW), (True, NOW)) == (True, NOW)
    assert newest((True, None), (False, NOW)) == (True, None)
    assert newest(None, (False, None)) == (False, None)


def test_nothing_is_lifted_while_another_block_stands_on_that_channel():
    other = (2, 20, Channel.PHONE)
    assert free_to_lift({DESK, other}, [CELL]) == {other}
    assert free_to_lift({DESK, CELL}, []) == {DESK, CELL}
    assert free_to_lift({DESK}, [(1, 10, Channel.SMS)]) == {DESK}
