"""How often we did contact a person of late: what a number of contacts a month would mean is told against it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from accord.interactions.types import Touch
from accord.web.preference_centre.limits import counted_channels

DAYS = 30


@dataclass(frozen=True, slots=True)
class RecentContacts:
    """How often we did contact the person in the last 30 days, by channel."""

    total: int
    by_channel: str


def recent_contacts_of(touches: Sequence[Touch], *, now: datetime) -> RecentContacts:
    """The contacts of the last 30 days, the busiest channel first."""
    since = now - timedelta(days=DAYS)
    counts = Counter(touch.channel for touch in touches if since < touch.occurred_at <= now)
    return RecentContacts(counts.total(), counted_channels(counts.most_common()))
