"""How a person would like it: preferences, which only narrow."""

from datetime import datetime

from accord.consent.rows import preference_row
from accord.consent.types import Preference


def set_preference(*, preference: Preference, now: datetime) -> int:
    """Record how a person would like it; the newest record counts whole. The id of the entry."""
    row = preference_row(preference, now=now)
    row.save(force_insert=True)
    return int(row.pk)
