"""From what a person answered to what the ledger takes in (PERMISSION 1.1: the four cells)."""

from accord.consent.types import (
    Answer,
    Box,
    Capture,
    Explicitness,
    JurisdictionReason,
    LawfulBasis,
    Mechanism,
    Occasion,
    Polarity,
    RecordType,
)

ON, OFF = "on", "off"
REFUSAL_BOX = "refusal_box"
"""A notice answered with a box for "no, thank you"."""

_SPOKEN = {Answer.YES: RecordType.GRANTED, Answer.NO: RecordType.REFUSED, Answer.LATER: RecordType.DEFERRED}


def capture_of(occasion: Occasion, box: Box, answer: Answer, *, number: int) -> Capture:
    """One answered question: a clear yes, a clear no, or 'later', which is on record and neither."""
    said = answer is not Answer.LATER
    return _capture(
        occasion,
        box,
        number,
        kind=RecordType.GRANTED_PENDING if occasion.waits and answer is Answer.YES else _SPOKEN[answer],
        yes=answer is Answer.YES,
        explicitness=Explicitness.EXPLICIT if said else Explicitness.NONE,
    )


def capture_of_box(occasion: Occasion, box: Box, *, ticked: bool, number: int) -> Capture:
    """One box of a form as it was sent, whatever state it began in.

    An empty box that stays empty says nothing: it was asked, no more. A box that began ticked and was left is a yes by default
    (implicit); one that was emptied is a refusal. An empty "no, thank you" left empty is a fair chance to refuse, not taken.
    """
    final = ON if ticked else OFF
    if occasion.control == REFUSAL_BOX:
        return _of_refusal_box(occasion, box, final, number)
    touched = final != occasion.control_initial
    if ticked:
        kind = RecordType.GRANTED_PENDING if occasion.waits else RecordType.GRANTED
    else:
        kind = RecordType.REFUSED if touched else RecordType.ASKED
    by_default = Explicitness.IMPLICIT if ticked else Explicitness.NONE
    explicitness = Explicitness.EXPLICIT if touched else by_default
    return _capture(occasion, box, number, kind=kind, yes=ticked, explicitness=explicitness, final=final)


def _of_refusal_box(occasion: Occasion, box: Box, final: str, number: int) -> Capture:
    refused = final == ON
    return _capture(
        occasion,
        box,
        number,
        kind=RecordType.REFUSED if refused else RecordType.ASKED,
        yes=not refused,
        explicitness=Explicitness.EXPLICIT if refused else Explicitness.IMPLICIT,
        final=final,
        basis=LawfulBasis.CONSENT if refused else LawfulBasis.LEGITIMATE_INTEREST,
    )


def _capture(
    occasion: Occasion,
    box: Box,
    number: int,
    *,
    kind: RecordType,
    yes: bool,
    explicitness: Explicitness,
    final: str = "",
    basis: LawfulBasis = LawfulBasis.CONSENT,
) -> Capture:
    return Capture(
        customer_id=occasion.customer_id,
        type=kind,
        polarity=Polarity.OPT_IN if yes else Polarity.OPT_OUT,
        explicitness=explicitness,
        channel=box.channel,
        purpose=box.purpose,
        mechanism=occasion.mechanism,
        actor=occasion.actor,
        valid_from=occasion.happened_at,
        contact_point_id=dict(occasion.points).get(box.channel) if box.channel else None,
        topic=box.topic,
        sender_id=occasion.sender_id,
        lawful_basis=basis,
        notice_id=occasion.notice_id,
        language=occasion.language,
        control_initial=occasion.control_initial if final else "",
        control_final=final,
        evidence=occasion.evidence,
        jurisdiction=occasion.jurisdiction,
        jurisdiction_reason=JurisdictionReason.PRACTICE_ADDRESS.value if occasion.jurisdiction else "",
        actor_reference=occasion.actor_reference,
        place=occasion.place,
        key=f"{occasion.key}:{number}",
    )


def box_mechanism(control_initial: str) -> Mechanism:
    """How a box that began in this state is called."""
    return Mechanism.PRETICKED_BOX if control_initial == ON else Mechanism.UNTICKED_BOX
