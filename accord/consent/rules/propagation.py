"""By when a withdrawal must have reached every system, and how late one is."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from accord.consent.rules.withdrawal_limits import withdrawal_due
from accord.consent.types import Obligations, RecordType

WITHDRAWALS = (
    *(RecordType.WITHDRAWN, RecordType.OBJECTED, RecordType.REFUSED, RecordType.COMPLAINED, RecordType.REVOKED),
    *(RecordType.RESTRICTED, RecordType.REGISTERED_BLOCK, RecordType.DECEASED_OR_RETIRED),
)
"""The opt-outs after which nobody may write: what connectors must be told."""

AT_ONCE = timedelta(hours=1)
"""What a limit of 0 days ("before the next send") leaves to a system that polls; also where no rule gives a limit."""


def due_by(recorded_at: datetime, limits: Sequence[tuple[int, str]], jurisdiction: str, zone: str = "UTC") -> datetime:
    """The moment by which a withdrawal we knew of at `recorded_at` must bind everywhere: the first of the limits (days, unit)."""
    due = withdrawal_due(recorded_at, Obligations(withdrawal_limits=tuple(limits)), jurisdiction, zone or "UTC")
    return max(due or recorded_at, recorded_at + AT_ONCE)
