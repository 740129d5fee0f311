"""Signing a notice: who approved what people are shown."""

from datetime import datetime

from django.db import transaction

from accord.consent import models
from accord.consent.queries.notices import get_notice
from accord.consent.rules.notice_signing import APPROVED, signed_hash_of
from accord.kernel.errors import AccordError


@transaction.atomic
def approve_notice(*, notice_id: int, signed_by: str, now: datetime, meaning: str = APPROVED) -> int:
    """Sign a version in one's name; the caller has just asked for the signer's password. The id of the signature.

    The same person signs a version once in one meaning. Raises NotFound, AccordError `notice.nobody`.
    """
    if not signed_by.strip():
        raise AccordError("notice.nobody", "A signature needs a name.", "Sign in under your own name.")
    notice = get_notice(notice_id=notice_id)
    digest = signed_hash_of(notice, signed_by=signed_by, meaning=meaning)
    held = models.NoticeApproval.objects.filter(notice_id=notice_id, signed_by=signed_by, meaning=meaning).first()
    if held is None:
        held = models.NoticeApproval.objects.create(
            notice_id=notice_id, signed_by=signed_by, meaning=meaning, signed_hash=digest, signed_at=now
        )
    return int(held.pk)
