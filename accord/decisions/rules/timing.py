"""At what hour a contact is planned: spread over the working day of the person, never before their morning."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from accord.catalogue.types import Channel

MORNING, EVENING = time(8), time(17)
NOON = time(12)


def planned_moment(on: date, *, zone: str, channel: Channel, share: float, not_before: datetime) -> datetime:
    """The moment (UTC) of day `on` that lies `share` (0 to 1) of the way from morning to evening where the person is.

    Where that has passed, `not_before` itself; where it is evening there already, the same share of the next day. A visit is put
    before the rep as the day begins: the rep knows the hour.
    """
    here = ZoneInfo(zone or "UTC")
    if channel is Channel.VISIT:
        return max(datetime.combine(on, time(), tzinfo=here).astimezone(UTC), not_before)
    opens = datetime.combine(on, MORNING, tzinfo=here)
    closes = datetime.combine(on, EVENING, tzinfo=here)
    if closes <= not_before:
        return planned_moment(on + timedelta(days=1), zone=zone, channel=channel, share=share, not_before=not_before)
    return max((opens + share * (closes - opens)).astimezone(UTC), not_before)


def start_of(on: date) -> datetime:
    """The first moment of a day in UTC."""
    return datetime.combine(on, time(), tzinfo=UTC)


def noon_of(on: date) -> datetime:
    """The middle of a day in UTC: the moment the law of that day is asked for."""
    return datetime.combine(on, NOON, tzinfo=UTC)
