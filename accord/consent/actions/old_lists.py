"""Taking an old permission list in: as what it can show, and never against a no."""

import json
from datetime import datetime

from django.db import transaction

from accord.consent import models
from accord.consent.actions.records import record_consents
from accord.consent.old_lists import read_old_list
from accord.consent.rules.old_list import grade_old_row
from accord.consent.rules.old_segments import moment_of
from accord.consent.types import (
    Actor,
    Capture,
    EvidenceDraft,
    EvidenceKind,
    JurisdictionReason,
    LawfulBasis,
    OldListReport,
    OldRow,
    RecordType,
)


@transaction.atomic
def import_old_list(*, content: bytes, imported_by: str, now: datetime) -> OldListReport:
    """Take every readable row in as an imported entry, grade E or D, with the row itself as its evidence; all or none.

    The same file again changes nothing. An entry of this kind never reopens what was withdrawn, whatever its date.
    `imported_by` says who did it ('user:7'). Raises AccordError `old_list.*` where the file cannot be read.
    """
    old = read_old_list(content, now=now)
    batch = old.digest[:16]
    before = models.ConsentRecord.objects.filter(key__startswith=f"old-list:{batch}:").count()
    record_consents(captures=[_capture(row, batch, imported_by, now) for row in old.rows], now=now)
    return OldListReport(batch=batch, taken=len(old.rows) - before, known=before, rejected=len(old.rejects))


def _capture(row: OldRow, batch: str, imported_by: str, now: datetime) -> Capture:
    grade = grade_old_row(row)
    kept = json.dumps({"list": batch, "line": row.line, "cells": row.cells}, ensure_ascii=False)
    return Capture(
        customer_id=row.customer_id,
        type=RecordType.IMPORTED,
        polarity=row.polarity,
        explicitness=grade.explicitness,
        channel=row.channel,
        purpose=row.purpose,
        mechanism=grade.mechanism,
        actor=Actor.IMPORT,
        valid_from=moment_of(row.given_on) if row.given_on else now,
        route=grade.route,
        lawful_basis=LawfulBasis.LEGITIMATE_INTEREST if grade.route else LawfulBasis.CONSENT,
        basis_reference=f"old-list:{batch}" if grade.route else "",
        evidence=(EvidenceDraft(EvidenceKind.TEXT, kept.encode(), "application/json", imported_by),),
        jurisdiction=row.country,
        jurisdiction_reason=JurisdictionReason.PRACTICE_ADDRESS.value if row.country else "",
        actor_reference=imported_by,
        reason=f"old list {batch}",
        key=f"old-list:{batch}:{row.line}",
    )
