"""What answers become: the four cells, made precise (PERMISSION 1.1)."""

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent.rules.answers import REFUSAL_BOX, box_mechanism, capture_of, capture_of_box
from accord.consent.rules.captures import check_capture
from accord.consent.rules.grade import explicitness_of, grade_of
from accord.consent.types import Actor, Answer, Box, Explicitness, Grade, LawfulBasis, Mechanism, Occasion, Polarity, RecordType
from tests.consent.people import NOW

BOX = Box(Channel.EMAIL, Purpose.MARKETING)
IN, OUT = Polarity.OPT_IN, Polarity.OPT_OUT
EXPLICIT, IMPLICIT, NONE = Explicitness.EXPLICIT, Explicitness.IMPLICIT, Explicitness.NONE


def occasion(**words: object) -> Occasion:
    return Occasion(
        **{
            "customer_id": 1,
            "sender_id": 2,
            "mechanism": Mechanism.UNTICKED_BOX,
            "actor": Actor.SELF,
            "happened_at": NOW,
            "notice_id": 3,
            "language": "fr",
            "key": "k",
            "control": "checkbox",
            "control_initial": "off",
            "points": ((Channel.EMAIL, 9),),
        }
        | words  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("control", "initial", "ticked", "kind", "polarity", "explicitness", "grade"),
    [
        ("checkbox", "off", True, RecordType.GRANTED, IN, EXPLICIT, Grade.B),
        ("checkbox", "off", False, RecordType.ASKED, OUT, NONE, Grade.D),
        ("checkbox", "on", True, RecordType.GRANTED, IN, IMPLICIT, Grade.D),
        ("checkbox", "on", False, RecordType.REFUSED, OUT, EXPLICIT, Grade.B),
        (REFUSAL_BOX, "off", False, RecordType.ASKED, IN, IMPLICIT, Grade.D),
        (REFUSAL_BOX, "off", True, RecordType.REFUSED, OUT, EXPLICIT, Grade.B),
    ],
)
def test_boxes(
    control: str, initial: str, ticked: bool, kind: RecordType, polarity: Polarity, explicitness: Explicitness, grade: Grade
) -> None:
    asked = occasion(control=control, control_initial=initial, mechanism=box_mechanism(initial))
    capture = capture_of_box(asked, BOX, ticked=ticked, number=0)
    check_capture(capture)
    assert (capture.type, capture.polarity, explicitness_of(capture), grade_of(capture)) == (kind, polarity, explicitness, grade)
    assert (capture.control_initial, capture.control_final) == (initial, "on" if ticked else "off")
    assert capture.contact_point_id == 9
    told = control == REFUSAL_BOX and not ticked
    assert capture.lawful_basis is (LawfulBasis.LEGITIMATE_INTEREST if told else LawfulBasis.CONSENT)


def test_a_yes_that_waits_is_pending_and_a_no_is_not() -> None:
    assert capture_of_box(occasion(waits=True), BOX, ticked=True, number=0).type is RecordType.GRANTED_PENDING
    assert capture_of(occasion(waits=True), BOX, Answer.NO, number=0).type is RecordType.REFUSED


@pytest.mark.parametrize(
    ("answer", "kind", "polarity"),
    [
        (Answer.YES, RecordType.GRANTED, IN),
        (Answer.NO, RecordType.REFUSED, OUT),
        (Answer.LATER, RecordType.DEFERRED, OUT),
    ],
)
def test_spoken_answers(answer: Answer, kind: RecordType, polarity: Polarity) -> None:
    capture = capture_of(occasion(), BOX, answer, number=4)
    check_capture(capture)
    assert (capture.type, capture.polarity, capture.key) == (kind, polarity, "k:4")
    assert capture.control_final == ""


@pytest.mark.parametrize(
    ("mechanism", "grade"),
    [
        (Mechanism.DEVICE_SIGNATURE, Grade.A),
        (Mechanism.WET_SIGNATURE, Grade.A),
        (Mechanism.VERBAL_RECORDED, Grade.B),
        (Mechanism.PAPER_FORM, Grade.B),
        (Mechanism.VERBAL_NOTED, Grade.C),
        (Mechanism.REP_CAPTURED, Grade.C),
    ],
)
def test_each_way_of_asking_has_its_grade(mechanism: Mechanism, grade: Grade) -> None:
    assert grade_of(capture_of(occasion(mechanism=mechanism), BOX, Answer.YES, number=0)) is grade
