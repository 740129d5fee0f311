"""How good the evidence of a capture is, and whether what it calls explicit is so (PERMISSION 1.1, 3.6)."""

from accord.consent.types import Actor, Capture, Explicitness, Grade, Mechanism, RecordType

_CONFIRMING = frozenset({Mechanism.DOUBLE_OPT_IN_CLICK, Mechanism.WET_SIGNATURE, Mechanism.DEVICE_SIGNATURE})
_FORMS = frozenset({Mechanism.UNTICKED_BOX, Mechanism.TOGGLE, Mechanism.DOUBLE_OPT_IN_CLICK})
_FLAGS = frozenset({Mechanism.SYSTEM_IMPORT, Mechanism.REGISTER_IMPORT})
_NOTED = frozenset({Mechanism.REP_CAPTURED, Mechanism.VERBAL_NOTED})


def explicitness_of(capture: Capture) -> Explicitness:
    """What the act was, whatever it was called: a box that was ticked beforehand and left alone is no explicit act (C-673/17)."""
    left_ticked = capture.control_initial == "on" and capture.control_final in ("", "on")
    preticked = capture.mechanism is Mechanism.PRETICKED_BOX and capture.control_final != "off"
    if capture.explicitness is Explicitness.EXPLICIT and (left_ticked or preticked):
        return Explicitness.IMPLICIT
    return capture.explicitness


def grade_of(capture: Capture) -> Grade:
    """The grade of the evidence a capture brings with it. A flag that only another system vouches for is never above E;
    an imported row that names a ground and brings what shows it is D, never better."""
    if capture.type is RecordType.IMPORTED:
        return Grade.D if capture.mechanism not in _FLAGS and capture.route and capture.evidence else Grade.E
    if capture.mechanism in _FLAGS:
        return Grade.E
    if explicitness_of(capture) is not Explicitness.EXPLICIT:
        return Grade.D if capture.route or capture.notice_id is not None else Grade.E
    if capture.notice_id is None:
        return Grade.E if capture.actor is Actor.IMPORT else Grade.C
    if capture.mechanism in _NOTED:
        return Grade.C
    return Grade.A if _is_confirmed(capture) else Grade.B


def _is_confirmed(capture: Capture) -> bool:
    states_kept = capture.mechanism not in _FORMS or capture.control_initial != ""
    proven = capture.confirmed or capture.type is RecordType.CONFIRMED or capture.mechanism in _CONFIRMING
    return proven and states_kept and capture.actor is not Actor.IMPORT
