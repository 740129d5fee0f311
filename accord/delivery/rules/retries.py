"""When to try again, and when to stop trying."""

from datetime import datetime, timedelta
from uuid import UUID

MOST_ATTEMPTS = 6
FIRST_WAIT = timedelta(minutes=5)
GROWTH = 3
JITTER = 0.25


def next_try_at(*, touch_id: UUID, attempts: int, now: datetime) -> datetime | None:
    """When to try again after `attempts` tries that all met "later": 5 minutes, then three times as long each time.

    A quarter more or less, derived from the touch_id, so that a batch put off together does not come back together, and a
    replay waits as long as the first time. None when it is time to give up (about ten hours after the first try).
    """
    if attempts >= MOST_ATTEMPTS:
        return None
    share = (touch_id.int >> 32 & 0xFFFF) / 0xFFFF * 2 - 1
    return now + FIRST_WAIT * float(GROWTH ** (attempts - 1)) * (1 + JITTER * share)
