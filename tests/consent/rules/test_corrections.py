"""Corrections as a table: what they take away, and what nobody can correct (PERMISSION 3.1-3.4)."""

import pytest

from accord.consent.rules.corrections import NOTHING, replaces, taken_away, takes_away, undoes
from accord.consent.rules.scope import aims_of
from accord.consent.rules.standing import fold
from accord.consent.types import Actor, Mechanism, Polarity, RecordType
from tests.consent.people import DAY, NOW, days_ago, question, record, refusal

(AIM,) = aims_of(question())
OUT = {"type": RecordType.CORRECTED, "polarity": Polarity.OPT_OUT}
NAMED = {"actor": Actor.SYSTEM, "actor_reference": "user:7", "reason": "clicked on the wrong person"}
BACK = {"type": RecordType.CORRECTED, **NAMED}


def standing(*records, valid_at=NOW, known_at=NOW):
    return fold(records, AIM, contact_point_id=None, valid_at=valid_at, known_at=known_at)


def correction(**words):
    return record(id=9, **{"corrects_id": 1, "valid_from": NOW, "recorded_at": NOW, **words})


@pytest.mark.parametrize("actor", Actor)
def test_anybody_may_correct_an_opt_in_away(actor):
    assert takes_away(correction(**OUT, actor=actor), record())


@pytest.mark.parametrize(
    ("correcting", "target"),
    [
        ({**OUT, "type": RecordType.WITHDRAWN}, record()),
        (OUT, refusal()),
        ({**OUT, "polarity": Polarity.OPT_IN}, record()),
    ],
)
def test_what_takes_no_opt_in_away(correcting, target):
    assert not takes_away(correction(**correcting), target)


NOTED = refusal(actor=Actor.REP)


@pytest.mark.parametrize(
    ("correcting", "target", "may"),
    [
        (BACK, NOTED, True),
        (BACK, refusal(actor=Actor.IMPORT, type=RecordType.IMPORTED), True),
        (BACK, refusal(actor=Actor.CALL_AGENT, type=RecordType.REFUSED), True),
        (BACK, refusal(actor=Actor.SYSTEM, type=RecordType.DECEASED_OR_RETIRED), True),
        (BACK, refusal(actor=Actor.SYSTEM, type=RecordType.BOUNCED_HARD), True),
        (BACK, refusal(), False),
        (BACK, refusal(type=RecordType.COMPLAINED), False),
        (BACK, refusal(actor=Actor.REGISTER, type=RecordType.REGISTERED_BLOCK), False),
        (BACK, refusal(actor=Actor.REGULATOR, type=RecordType.RESTRICTED), False),
        (BACK, refusal(actor=Actor.SYSTEM, type=RecordType.EXPIRED), False),
        (BACK, refusal(actor=Actor.SYSTEM, type=RecordType.CORRECTED), False),
        (BACK, record(), False),
        (BACK | {"reason": ""}, NOTED, False),
        (BACK | {"actor_reference": ""}, NOTED, False),
        (BACK | {"actor": Actor.REP}, NOTED, False),
        (BACK | {"actor": Actor.IMPORT}, NOTED, False),
        (BACK | {"actor": Actor.CALL_AGENT}, NOTED, False),
        (BACK | {"mechanism": Mechanism.SYSTEM_IMPORT}, NOTED, False),
        (BACK | {"type": RecordType.GRANTED}, NOTED, False),
        (BACK | {"polarity": Polarity.OPT_OUT}, NOTED, False),
    ],
)
def test_who_may_undo_a_refusal(correcting, target, may):
    assert undoes(correction(**correcting), target) is may


def test_a_corrected_opt_in_never_was_from_when_we_knew():
    yes, wrong = record(valid_from=days_ago(5)), correction(**OUT, recorded_at=days_ago(1))
    assert standing(yes, wrong, known_at=days_ago(2)).counting == (yes,)
    assert standing(yes, wrong).counting == standing(yes, wrong).lapsed == ()
    assert standing(yes, wrong, valid_at=days_ago(3)).counting == ()
    other = record(id=2, valid_from=days_ago(4))
    assert standing(yes, other, wrong).counting == (other,)


def test_a_corrected_refusal_leads_to_unknown_not_to_the_yes_beneath():
    yes, no = record(valid_from=days_ago(5)), refusal(id=2, actor=Actor.REP, valid_from=days_ago(3))
    undone = correction(**BACK, corrects_id=2, recorded_at=days_ago(1))
    before, after = standing(yes, no, undone, known_at=days_ago(2)), standing(yes, no, undone)
    assert before.refusals == (no,)
    assert (after.refusals, after.counting, after.lapsed) == ((), (), (yes,))
    anew = record(id=3, actor=Actor.REP, valid_from=days_ago(2))
    assert standing(yes, no, undone, anew).counting == (anew,)
    assert standing(yes, no, anew).counting == ()


def test_a_death_entered_by_mistake_no_longer_blocks():
    yes, dead = record(), refusal(id=2, type=RecordType.DECEASED_OR_RETIRED, actor=Actor.SYSTEM)
    assert standing(yes, dead).blocks == (dead,)
    assert standing(yes, dead, correction(**BACK, corrects_id=2)).blocks == ()


def test_a_lift_entered_by_mistake_lifts_no_more():
    block = refusal(id=2, type=RecordType.REGISTERED_BLOCK, valid_from=days_ago(3))
    lift = record(id=1, type=RecordType.REGISTERED_BLOCK, actor=Actor.REGISTER)
    assert standing(block, lift).blocks == ()
    assert standing(block, lift, correction(**OUT)).blocks == (block,)


def test_what_a_later_decision_replaced_ends_then():
    wide, change = record(valid_from=days_ago(5)), {"type": RecordType.SUPERSEDED, "polarity": Polarity.OPT_OUT, "supersedes_id": 1}
    later = record(id=9, **change, valid_from=days_ago(1), recorded_at=days_ago(1))
    assert (
        replaces(later, wide) and not replaces(later, refusal()) and not replaces(record(**change | {"polarity": "opt_in"}), wide)
    )
    assert standing(wide, later, valid_at=days_ago(2)).counting == (wide,)
    assert (standing(wide, later).counting, standing(wide, later).lapsed) == ((), (wide,))


def test_corrections_reach_nobody_else():
    assert taken_away([record(), correction(**OUT, customer_id=2)], valid_at=NOW, known_at=NOW) == taken_away(
        [record(id=3), correction(**OUT)], valid_at=NOW, known_at=NOW
    )
    assert taken_away([record(), correction(**OUT, recorded_at=NOW + DAY)], valid_at=NOW, known_at=NOW) is NOTHING
