"""Notices: what a person was shown, version by version."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accord.catalogue.types import Purpose
from accord.consent import models


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
) -> int:
    """A new version of a notice, as it will be shown; the same words and control again give the version that has them."""
    text_hash = hashlib.sha256(text.encode()).hexdigest()
    versions = models.Notice.objects.filter(code=code, language=language).order_by("-number")
    latest = versions.first()
    same = versions.filter(text_hash=text_hash, control=control, control_initial=control_initial).first()
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
    )
    return int(row.pk)
