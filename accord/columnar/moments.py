"""How moments are written where columns keep them: UTC, without a zone."""

from datetime import UTC, datetime


def naive_utc(moment: datetime) -> datetime:
    """A moment with a zone as a TIMESTAMP of the engine."""
    return moment.astimezone(UTC).replace(tzinfo=None)
