"""Double opt-in: how long a yes waits for its confirmation, and what ends the waiting (PERMISSION 3.4)."""

from collections.abc import Iterable
from datetime import datetime

from accord.consent.rules.roles import Role, role_of
from accord.consent.rules.scope import contains
from accord.consent.rules.standing import CONFIRM_WITHIN
from accord.consent.types import ConsentRecord


def expires_at(pending: ConsentRecord) -> datetime:
    """When a pending yes can no longer be confirmed."""
    return pending.valid_from + CONFIRM_WITHIN


def is_too_late(pending: ConsentRecord, *, now: datetime) -> bool:
    """Whether its seven days are over."""
    return now >= expires_at(pending)


def refused_since(pending: ConsentRecord, records: Iterable[ConsentRecord]) -> bool:
    """Whether the person said no to it after the form: an old link must not undo that. A tie goes to the refusal."""
    return any(
        role_of(record) in (Role.NO, Role.BLOCK) and record.valid_from >= pending.valid_from and contains(record, pending)
        for record in records
    )
