"""Blocks whatever was consented: of a person, or of a contact value wherever it appears."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from accord.catalogue.types import Channel
from accord.consent import models
from accord.consent.types import SuppressionCause


@transaction.atomic
def suppress(
    *,
    cause: SuppressionCause,
    now: datetime,
    customer_id: int | None = None,
    lookup_hash: bytes | None = None,
    channel: Channel | None = None,
    until: datetime | None = None,
) -> int:
    """Block a person, or a contact value wherever it appears, on one channel or all. Idempotent while the block stands."""
    words = {"lookup_hash": lookup_hash, "channel": channel.value if channel else "", "cause": cause.value, "until": until}
    standing = models.Suppression.objects.filter(Q(customer_id=customer_id), lifted_at=None, **words).first()
    if standing is None:
        standing = models.Suppression.objects.create(customer_id=customer_id, recorded_at=now, **words)
    return standing.pk
