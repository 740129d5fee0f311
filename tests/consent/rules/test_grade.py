import pytest

from accord.consent.rules.grade import explicitness_of, grade_of
from accord.consent.types import Actor, EvidenceDraft, EvidenceKind, Explicitness, Grade, Mechanism, RecordType
from tests.consent.people import capture

QUIET = Explicitness.IMPLICIT
CARD = {"type": RecordType.IMPORTED, "mechanism": Mechanism.BUSINESS_CARD, "actor": Actor.IMPORT}
ROW = EvidenceDraft(EvidenceKind.TEXT, b"line 7: card, 2024-03-01")


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ({"notice_id": 1, "confirmed": True, "control_initial": "off"}, Grade.A),
        ({"notice_id": 1, "type": RecordType.CONFIRMED, "control_initial": "off"}, Grade.A),
        ({"notice_id": 1, "mechanism": Mechanism.DEVICE_SIGNATURE}, Grade.A),
        ({"notice_id": 1, "confirmed": True}, Grade.B),
        ({"notice_id": 1, "control_initial": "off"}, Grade.B),
        ({"notice_id": 1, "confirmed": True, "control_initial": "off", "actor": Actor.IMPORT}, Grade.B),
        ({}, Grade.C),
        ({"mechanism": Mechanism.REP_CAPTURED, "actor": Actor.REP}, Grade.C),
        ({"explicitness": QUIET, "route": "inquiry"}, Grade.D),
        ({"explicitness": QUIET, "notice_id": 1}, Grade.D),
        ({"explicitness": QUIET}, Grade.E),
        ({"notice_id": 1, "mechanism": Mechanism.PRETICKED_BOX}, Grade.D),
        ({"mechanism": Mechanism.SYSTEM_IMPORT, "notice_id": 1}, Grade.E),
        ({"type": RecordType.IMPORTED, "notice_id": 1}, Grade.E),
        ({"actor": Actor.IMPORT}, Grade.E),
        ({"mechanism": Mechanism.REP_CAPTURED, "actor": Actor.REP, "notice_id": 1}, Grade.C),
        ({"mechanism": Mechanism.VERBAL_NOTED, "actor": Actor.CALL_AGENT, "notice_id": 1}, Grade.C),
        ({"mechanism": Mechanism.VERBAL_RECORDED, "actor": Actor.CALL_AGENT, "notice_id": 1}, Grade.B),
        ({**CARD, "route": "business_card", "evidence": (ROW,)}, Grade.D),
        ({**CARD, "route": "business_card"}, Grade.E),
        ({**CARD, "mechanism": Mechanism.SYSTEM_IMPORT, "route": "inquiry", "evidence": (ROW,)}, Grade.E),
    ],
)
def test_grades(words, grade):
    assert grade_of(capture(1, **words)) is grade


@pytest.mark.parametrize(
    ("words", "explicitness"),
    [
        ({}, Explicitness.EXPLICIT),
        ({"mechanism": Mechanism.PRETICKED_BOX}, QUIET),
        ({"control_initial": "on", "control_final": "on"}, QUIET),
        ({"control_initial": "off", "control_final": "on"}, Explicitness.EXPLICIT),
        ({"explicitness": Explicitness.NONE}, Explicitness.NONE),
        ({"mechanism": Mechanism.PRETICKED_BOX, "control_initial": "on", "control_final": "off"}, Explicitness.EXPLICIT),
    ],
)
def test_a_box_left_ticked_is_no_explicit_act(words, explicitness):
    assert explicitness_of(capture(1, **words)) is explicitness
