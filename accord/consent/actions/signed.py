"""Consent given to a rep's face: signed on the device's screen, or, for less, a name typed in."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accord.consent.answering import take_answers
from accord.consent.queries.notices import get_form, notice_for_form
from accord.consent.rules.signatures import svg_of
from accord.consent.types import Actor, Answer, EvidenceDraft, EvidenceKind, Mechanism, Occasion
from accord.kernel.errors import AccordError


@transaction.atomic
def record_signed(
    *,
    code: str,
    customer_id: int,
    answers: Mapping[int, Answer],
    rep_id: int,
    place: str,
    language: str,
    signed_at: datetime,
    key: str,
    now: datetime,
    strokes: str = "",
    typed_name: str = "",
) -> tuple[int, ...]:
    """What a person answered on a rep's device; the ids of the entries. A device that was offline hands it in later.

    `strokes` is the signature as an SVG path (`rules.signatures`): the person's own act, grade A. Without one, `typed_name` makes
    it the rep's word: grade C, and it never reopens what was withdrawn. `answers` by number of the box; the notice is the one
    shown at `signed_at`. Raises NotFound, AccordError `signature.unreadable`, `signature.empty`, `answers.none`, `answers.future`.
    """
    form = get_form(code=code)
    notice = notice_for_form(form=form, language=language, at=signed_at)
    drawn = bool(strokes)
    occasion = Occasion(
        customer_id=customer_id,
        sender_id=form.sender_id,
        mechanism=Mechanism.DEVICE_SIGNATURE if drawn else Mechanism.REP_CAPTURED,
        actor=Actor.SELF if drawn else Actor.REP,
        happened_at=signed_at,
        notice_id=notice.id,
        language=notice.language,
        key=f"signed:{key}",
        actor_reference=f"rep:{rep_id}",
        place=place[:128],
        evidence=(_evidence(strokes, typed_name, f"rep:{rep_id}"),),
    )
    return take_answers(occasion, form.boxes, answers, now=now)


def _evidence(strokes: str, typed_name: str, captured_by: str) -> EvidenceDraft:
    if strokes:
        return EvidenceDraft(EvidenceKind.SIGNATURE, svg_of(strokes), "image/svg+xml", captured_by)
    if not typed_name.strip():
        raise AccordError("signature.empty", "There is neither a signature nor a name.", "Sign, or type the name instead.")
    return EvidenceDraft(EvidenceKind.TEXT, typed_name.strip()[:200].encode(), "text/plain", captured_by)
