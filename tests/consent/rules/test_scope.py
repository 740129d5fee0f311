"""Who covers what, and who may reopen what (PERMISSION 3.5)."""

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent.rules.scope import aims_of, contains, covers, is_bound_to_point, may_lift, may_reopen, reaches_point
from accord.consent.types import Actor, Explicitness, Grade, Mechanism, Polarity, RecordType
from tests.consent.people import MARKETING, MEDICINE, question, record, refusal

(AIM,) = aims_of(question(topic="lumira.dosing"))


@pytest.mark.parametrize(
    ("scope", "covered"),
    [
        ({}, True),
        ({"channel": None, "purpose": None}, True),
        ({"channel": Channel.SMS}, False),
        ({"purpose": Purpose.RX_PROMOTION}, False),
        ({"topic": "lumira"}, True),
        ({"topic": "lumira.dosing"}, True),
        ({"topic": "lumira.dosing.children"}, False),
        ({"topic": "other"}, False),
        ({"sender_id": 1}, True),
        ({"sender_id": 2}, False),
    ],
)
def test_a_record_covers_what_lies_below_it(scope, covered):
    assert covers(refusal(**scope), AIM) is covered


def test_what_the_content_holds_must_be_permitted_too():
    aims = aims_of(question(purpose=Purpose.EVENT, scopes=MEDICINE))
    assert {aim.purpose for aim in aims} == {Purpose.EVENT, Purpose.RX_PROMOTION}
    assert [aim.purpose for aim in aims_of(question(purpose=Purpose.RX_PROMOTION, scopes=MEDICINE))] == [Purpose.RX_PROMOTION]
    assert [aim.purpose for aim in aims_of(question(purpose=Purpose.TRACKING, scopes=MEDICINE))] == [Purpose.TRACKING]


def test_an_event_is_reached_through_its_invitation():
    (aim,) = aims_of(question(channel=Channel.EVENT, invited_by=Channel.EMAIL))
    assert covers(refusal(), aim) and covers(refusal(channel=Channel.EVENT), aim) and not covers(refusal(channel=Channel.SMS), aim)


def test_everything_off_leaves_bare_safety_letters():
    everything = {"channel": None, "purpose": None}
    (letter,) = aims_of(question(purpose=Purpose.SAFETY, scopes=frozenset()))
    (disguised,) = aims_of(question(purpose=Purpose.SAFETY, scopes=MARKETING))
    assert not covers(refusal(**everything), letter) and covers(refusal(**everything), disguised)
    assert covers(refusal(type=RecordType.DECEASED_OR_RETIRED, **everything), letter)
    assert covers(refusal(purpose=Purpose.SAFETY), letter)


@pytest.mark.parametrize(
    ("one", "bound"),
    [
        (record(), False),
        (record(contact_point_id=7), True),
        (refusal(contact_point_id=7), False),
        (refusal(contact_point_id=7, shared=True), True),
        (refusal(contact_point_id=7, type=RecordType.BOUNCED_HARD), True),
    ],
)
def test_a_refusal_binds_the_whole_channel_an_opt_in_its_point(one, bound):
    assert is_bound_to_point(one) is bound
    assert reaches_point(one, 7)
    assert reaches_point(one, 8) is not bound


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [
        ({}, {}, True),
        ({"channel": None}, {}, True),
        ({}, {"channel": None}, False),
        ({"purpose": None}, {}, True),
        ({}, {"purpose": Purpose.RX_PROMOTION}, True),
        ({"purpose": Purpose.RX_PROMOTION}, {}, False),
        ({}, {"topic": "lumira"}, True),
        ({"topic": "lumira"}, {}, False),
        ({"sender_id": 1}, {}, False),
        ({}, {"sender_id": 1}, True),
    ],
)
def test_the_lattice(outer, inner, inside):
    assert contains(refusal(**outer), record(**inner)) is inside


@pytest.mark.parametrize(
    ("act", "reopens"),
    [
        ({}, True),
        ({"grade": Grade.C}, True),
        ({"grade": Grade.D}, False),
        ({"actor": Actor.REP}, False),
        ({"actor": Actor.IMPORT}, False),
        ({"mechanism": Mechanism.REP_CAPTURED}, False),
        ({"type": RecordType.IMPORTED}, False),
        ({"explicitness": Explicitness.IMPLICIT}, False),
        ({"topic": "lumira"}, True),
        ({"channel": None}, False),
    ],
)
def test_only_a_proven_act_of_the_person_reopens(act, reopens):
    assert may_reopen(record(**act), refusal()) is reopens


def test_a_shared_address_is_reopened_only_by_name():
    assert not may_reopen(record(), refusal(shared=True, contact_point_id=7))
    assert may_reopen(record(contact_point_id=7), refusal(shared=True, contact_point_id=7))


def test_a_block_is_lifted_by_its_own_kind():
    block = refusal(type=RecordType.REGISTERED_BLOCK)
    assert may_lift(record(type=RecordType.REGISTERED_BLOCK), block)
    assert not may_lift(record(type=RecordType.RESTRICTED), block)
    assert not may_lift(record(type=RecordType.REGISTERED_BLOCK, polarity=Polarity.OPT_IN, topic="lumira"), block)
