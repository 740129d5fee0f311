"""A paper says a day, not a moment: within it, a no is taken to have come after a yes (PERMISSION 3.5, 2)."""

from datetime import UTC, date, datetime, time, timedelta

from accord.consent.types import Answer


def moment_on_paper(signed_on: date, answer: Answer, *, now: datetime) -> datetime:
    """When an answer dated `signed_on` counts from (UTC): a yes from the first moment of the day, anything else from its last.

    Never later than `now`.
    """
    begin = datetime.combine(signed_on, time.min, UTC)
    return begin if answer is Answer.YES else min(begin + timedelta(days=1, microseconds=-1), now)
