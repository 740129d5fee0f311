"""Consent spoken in a call: the script that was read, and the answer in the person's own words."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accord.consent.answering import take_answers
from accord.consent.queries.notices import get_form, notice_for_form
from accord.consent.rules.evidence_files import recording_type
from accord.consent.types import Actor, Answer, EvidenceDraft, EvidenceKind, Mechanism, Occasion
from accord.kernel.errors import AccordError


@transaction.atomic
def record_spoken(
    *,
    code: str,
    customer_id: int,
    answers: Mapping[int, Answer],
    verbatim: str,
    agent: str,
    language: str,
    spoken_at: datetime,
    key: str,
    now: datetime,
    recording: bytes = b"",
    recording_reference: str = "",
) -> tuple[int, ...]:
    """What a person said in a call, yes or no; the ids of the entries.

    `verbatim` are the person's own words. With the `recording` itself, or the `recording_reference` under which the phone
    system keeps it, the call is recorded (grade B), else noted (grade C). `agent` says who heard it ('user:7'). A spoken yes is
    the agent's word: it never reopens what was withdrawn.

    Raises NotFound, AccordError `spoken.no_words`, `evidence.*`, `answers.*`.
    """
    if not verbatim.strip():
        raise AccordError("spoken.no_words", "The answer in the person's own words is missing.", "Write down what was said.")
    form = get_form(code=code)
    notice = notice_for_form(form=form, language=language, at=spoken_at)
    recorded = bool(recording or recording_reference.strip())
    occasion = Occasion(
        customer_id=customer_id,
        sender_id=form.sender_id,
        mechanism=Mechanism.VERBAL_RECORDED if recorded else Mechanism.VERBAL_NOTED,
        actor=Actor.CALL_AGENT,
        happened_at=spoken_at,
        notice_id=notice.id,
        language=notice.language,
        key=f"spoken:{key}",
        actor_reference=agent,
        evidence=_evidence(verbatim, recording, recording_reference, agent),
    )
    return take_answers(occasion, form.boxes, answers, now=now)


def _evidence(verbatim: str, recording: bytes, reference: str, agent: str) -> tuple[EvidenceDraft, ...]:
    words = EvidenceDraft(EvidenceKind.TEXT, verbatim.strip().encode(), "text/plain", agent)
    if recording:
        return words, EvidenceDraft(EvidenceKind.RECORDING, recording, recording_type(recording), agent)
    if reference.strip():
        return words, EvidenceDraft(EvidenceKind.RECORDING, reference.strip().encode(), "text/uri-list", agent)
    return (words,)
