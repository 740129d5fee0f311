"""Other systems say how far they have acted on withdrawals."""

from datetime import datetime

from django.db import transaction

from accord.consent import models
from accord.consent.types import EntryKind
from accord.consent.withdrawal_rows import acknowledged
from accord.kernel.errors import AccordError


@transaction.atomic
def acknowledge_withdrawals(*, connector: str, up_to: int, now: datetime) -> int:
    """A connector has acted on every withdrawal up to a position in the ledger; the position it stands at now.

    A repeat, or a position it has passed already, changes nothing. Raises AccordError `withdrawals.ahead`.
    """
    records = models.Leaf.objects.filter(kind=EntryKind.RECORD.value)
    last = records.filter(index__lt=up_to).order_by("-index").values_list("index", "entry_id").first()
    size = models.Leaf.objects.order_by("-index").values_list("index", flat=True).first()
    if up_to > (0 if size is None else size + 1):
        raise AccordError(
            "withdrawals.ahead", f"The ledger has not come to position {up_to} yet.", "Acknowledge what you were given, no more."
        )
    mark = acknowledged().get(connector, (0, now))[0]
    if last is None or last[0] + 1 <= mark:
        return mark
    models.Acknowledgement.objects.create(connector=connector, record_id=last[1], acknowledged_at=now)
    return int(last[0]) + 1
