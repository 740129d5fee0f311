"""Taking back what was entered wrongly: by a second entry that points at the first, which stays."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from accord.catalogue.types import Purpose
from accord.consent import models
from accord.consent.actions.records import record_consents
from accord.consent.rows import RECORD_COLUMNS, record_of
from accord.consent.rules.corrections import takes_away, undoes
from accord.consent.types import Actor, Capture, ConsentRecord, EvidenceDraft, Explicitness, Mechanism, Polarity, RecordType
from accord.kernel.errors import AccordError, NotFound


@transaction.atomic
def correct_record(
    *, record_id: int, reason: str, actor_reference: str, now: datetime, evidence: Sequence[EvidenceDraft] = (), key: str = ""
) -> int:
    """Take an entry back that was entered wrongly; from now on it counts no more. What is right is recorded beside it, anew.

    An opt-in can always be taken back. A refusal only where somebody else entered it in the person's name, with a reason, a name
    and evidence; we then know nothing, and the yes beneath stays ended. The id of the correcting entry.
    Raises NotFound, AccordError `consent.not_correctable`, `consent.unexplained`.
    """
    row = models.ConsentRecord.objects.filter(pk=record_id).values_list(*RECORD_COLUMNS).first()
    if row is None:
        raise NotFound("record")
    target = record_of(*row)
    _check_words(target, reason, actor_reference, evidence)
    correction = _correction(target, reason, actor_reference, tuple(evidence), now, key)
    if not _is_lawful(correction, target, now):
        raise AccordError(
            "consent.not_correctable",
            "What the person did themselves, a register's entry or a note cannot be corrected away.",
            "Let the person say anew what they want.",
        )
    return record_consents(captures=[correction], now=now)[0]


def _check_words(target: ConsentRecord, reason: str, actor_reference: str, evidence: Sequence[EvidenceDraft]) -> None:
    needs_evidence = target.polarity is Polarity.OPT_OUT and not evidence
    if not reason.strip() or not actor_reference.strip() or needs_evidence:
        raise AccordError(
            "consent.unexplained",
            "A correction says why and by whom; of a refusal it brings evidence too.",
            "Give what is missing.",
        )


def _correction(
    target: ConsentRecord, reason: str, actor_reference: str, evidence: tuple[EvidenceDraft, ...], now: datetime, key: str
) -> Capture:
    widens = target.polarity is Polarity.OPT_OUT
    return Capture(
        customer_id=target.customer_id,
        type=RecordType.CORRECTED,
        polarity=Polarity.OPT_IN if widens else Polarity.OPT_OUT,
        explicitness=Explicitness.NONE,
        channel=target.channel,
        purpose=target.purpose or (Purpose.MARKETING if widens else None),
        mechanism=Mechanism.TOGGLE,
        actor=Actor.SYSTEM,
        valid_from=now,
        contact_point_id=target.contact_point_id,
        topic=target.topic,
        sender_id=target.sender_id,
        evidence=evidence,
        actor_reference=actor_reference.strip(),
        reason=reason.strip(),
        corrects_id=target.id,
        key=key,
    )


def _is_lawful(capture: Capture, target: ConsentRecord, now: datetime) -> bool:
    as_record = replace(
        target,
        type=capture.type,
        polarity=capture.polarity,
        mechanism=capture.mechanism,
        actor=capture.actor,
        actor_reference=capture.actor_reference,
        reason=capture.reason,
        recorded_at=now,
    )
    return takes_away(as_record, target) or undoes(as_record, target)
