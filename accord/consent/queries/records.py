"""What is held of a customer, and what the customer wishes."""

from collections.abc import Sequence
from datetime import datetime

from accord.consent import models
from accord.consent.rows import RECORD_COLUMNS, preference_of, record_of
from accord.consent.types import ConsentRecord, Preference


def records_for(*, customer_id: int) -> tuple[ConsentRecord, ...]:
    """Everything the ledger holds of a customer, newest first."""
    rows = models.ConsentRecord.objects.filter(customer_id=customer_id).order_by("-valid_from", "-id")
    return tuple(record_of(*row) for row in rows.values_list(*RECORD_COLUMNS))


def preferences_for(*, customer_ids: Sequence[int], known_at: datetime | None = None) -> dict[int, Preference]:
    """The newest wish of each customer who stated one, as known at a moment (None: now). One query."""
    rows = models.PreferenceRecord.objects.filter(customer_id__in=set(customer_ids)).order_by("recorded_at", "id")
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    return {row.customer_id: preference_of(row) for row in rows}
