"""Consent on paper: the scan, and what somebody read from it."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial

from django.db import transaction

from accord.consent.answering import take_answers
from accord.consent.queries.notices import get_form, notice_for_form
from accord.consent.rules.evidence_files import scan_type
from accord.consent.rules.paper_dates import moment_on_paper
from accord.consent.types import Actor, Answer, EvidenceDraft, EvidenceKind, Mechanism, Occasion
from accord.kernel.errors import AccordError


@transaction.atomic
def record_paper(
    *,
    code: str,
    customer_id: int,
    answers: Mapping[int, Answer],
    scan: bytes,
    signed: bool,
    signed_on: date,
    typed_by: str,
    language: str,
    key: str,
    now: datetime,
    place: str = "",
) -> tuple[int, ...]:
    """What a scanned form says; the ids of the entries, in the order of the questions.

    `signed`: there is a signature on it (grade A), else only crosses (grade B). `typed_by` says who read it ('user:7'). A refusal
    of a day outweighs a consent of the same day. Raises NotFound, AccordError `evidence.*`, `answers.none`, `answers.future`.
    """
    if signed_on > now.date():
        raise AccordError("answers.future", "That day has not come yet.", "Check the date on the paper.")
    form = get_form(code=code)
    draft = EvidenceDraft(EvidenceKind.SCAN, scan, scan_type(scan), typed_by)
    notice = notice_for_form(form=form, language=language, at=moment_on_paper(signed_on, Answer.NO, now=now))
    occasion = Occasion(
        customer_id=customer_id,
        sender_id=form.sender_id,
        mechanism=Mechanism.WET_SIGNATURE if signed else Mechanism.PAPER_FORM,
        actor=Actor.SELF,
        happened_at=now,
        notice_id=notice.id,
        language=notice.language,
        key=f"paper:{key}",
        actor_reference=typed_by,
        place=place[:128],
        evidence=(draft,),
    )
    return take_answers(occasion, form.boxes, answers, now=now, dated=partial(moment_on_paper, signed_on, now=now))
