"""Notices: what a person was shown, version by version."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accord.catalogue.types import Purpose
from accord.consent import models
from accord.consent.ledger.leaves import add_leaves_of, hold_ledger
from accord.consent.types import EntryKind, LedgerEntry


@transaction.atomic
def create_notice(
    *,
    code: str,
    language: str,
    text: str,
    purposes: Iterable[Purpose],
    now: datetime,
    jurisdiction: str = "",
    control: str = "checkbox",
    control_initial: str = "off",
    valid_from: datetime | None = None,
    valid_to: datetime | None = None,
    layout: bytes = b"",
    material_change: bool = False,
) -> int:
    """A new version of a notice, as it will be shown; the same words, control and layout again give the version that has them.

    `layout` is the page around the words (HTML or a picture), of which the SHA-256 is kept; `material_change`: whoever agreed to
    the version before has to be asked anew.
    """
    layout_hash = hashlib.sha256(layout).hexdigest() if layout else ""
    hold_ledger()
    text_hash = hashlib.sha256(text.encode()).hexdigest()
    versions = models.Notice.objects.filter(code=code, language=language).order_by("-number")
    latest = versions.first()
    same = versions.filter(text_hash=text_hash, control=control, control_initial=control_initial, layout_hash=layout_hash).first()
    if same is not None:
        return int(same.pk)
    row = models.Notice.objects.create(
        code=code,
        number=latest.number + 1 if latest else 1,
        language=language,
        jurisdiction=jurisdiction,
        purposes=sorted(purposes),
        text=text,
        text_hash=text_hash,
        control=control,
        control_initial=control_initial,
        valid_from=valid_from or now,
        valid_to=valid_to,
        recorded_at=now,
        layout_hash=layout_hash,
        material_change=material_change,
    )
    add_leaves_of([LedgerEntry(EntryKind.NOTICE, row.pk)], now=now)
    return int(row.pk)
