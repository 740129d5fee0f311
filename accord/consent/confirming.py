"""The token of a confirmation link: it names the entries that wait, and nothing else."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from accord.consent import models
from accord.consent.rows import RECORD_COLUMNS, record_of
from accord.consent.types import ConsentRecord, RecordType
from accord.kernel.errors import AccordError
from accord.kernel.tokens import open_token, sign

USE = "confirm"


def confirmation_token(record_ids: Sequence[int]) -> str:
    """The token for those of the entries that wait, '' where none does."""
    waiting = models.ConsentRecord.objects.filter(pk__in=list(record_ids), type=RecordType.GRANTED_PENDING.value)
    ids = sorted(waiting.values_list("pk", flat=True))
    return token_of(ids) if ids else ""


def token_of(record_ids: Sequence[int]) -> str:
    """The token for entries that wait."""
    return sign(USE, {"r": list(record_ids)}, key=settings.ACCORD_TOKEN_KEY)


def waiting_records(token: str, *, now: datetime) -> tuple[ConsentRecord, ...]:
    """The entries a link speaks of, in their order. Raises AccordError `token.invalid`."""
    ids = open_token(USE, token, key=settings.ACCORD_TOKEN_KEY, now=now)["r"]
    rows = models.ConsentRecord.objects.filter(pk__in=ids, type=RecordType.GRANTED_PENDING.value).order_by("id")
    records = tuple(record_of(*row) for row in rows.values_list(*RECORD_COLUMNS))
    if not records:
        raise AccordError("token.invalid", "This link speaks of nothing that waits.", "Open it again from the message.")
    return records
