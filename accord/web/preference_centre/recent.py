"""How often we did contact a person of late: what a number of contacts a month would mean is told against it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from accord.interactions.types import Touch
from accord.web.preference_centre.sheet import RecentContacts
from accord.web.words.channels import CHANNEL_WORDS

DAYS = 30


def recent_contacts_of(touches: Sequence[Touch], *, now: datetime) -> RecentContacts:
    """The contacts of the last 30 days, the busiest channel first."""
    since = now - timedelta(days=DAYS)
    counts = Counter(touch.channel for touch in touches if since < touch.occurred_at <= now)
    return RecentContacts(counts.total(), tuple((CHANNEL_WORDS[channel], n) for channel, n in counts.most_common()))
