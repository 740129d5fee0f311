"""Figures for people to look at. Descriptive: an answer after a contact is not yet an answer because of it."""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta

from accord.catalogue.types import Channel
from accord.interactions.queries import count_answered, count_responses, count_touches
from accord.interactions.types import Author, ResponseKind
from accord.measurement.law_replay import replay_law as replay_law
from accord.measurement.models import PermissionCount
from accord.measurement.rules.intervals import jeffreys_interval
from accord.measurement.types import CoverageRow, DayFigures, MatrixCell, PermissionCoverage


def action_response_matrix(*, since: datetime, until: datetime, window_days: int = 14) -> list[MatrixCell]:
    """Of the contacts of a time, how many were answered on which channel within `window_days`: human answers only.

    A cell for every pair of channels that occurred, by name; contacts nobody answered have one with their own channel.
    """
    actions = count_touches(since=since, until=until)
    answered = count_answered(since=since, until=until, within=timedelta(days=window_days))
    pairs = sorted({(channel, channel) for channel in actions} | set(answered))
    cells = []
    for action, answer in pairs:
        tried, successes = actions[action], answered.get((action, answer), 0)
        low, high = jeffreys_interval(successes, tried)
        cells.append(MatrixCell(action, answer, tried, successes, successes / tried, low, high))
    return cells


def day_figures(*, on: date) -> DayFigures:
    """One day (UTC): contacts by channel, human answers by kind, and how many answers machines gave."""
    since = datetime.combine(on, time(), tzinfo=UTC)
    until = since + timedelta(days=1)
    human: defaultdict[ResponseKind, int] = defaultdict(int)
    machine = 0
    for (kind, author), number in count_responses(since=since, until=until).items():
        if author is Author.HUMAN:
            human[kind] += number
        elif author is Author.MACHINE:
            machine += number
    return DayFigures(on, count_touches(since=since, until=until), dict(human), machine)


def latest_coverage() -> PermissionCoverage | None:
    """How far permission reached when it was last counted; None where it never was."""
    row = PermissionCount.objects.order_by("-counted_at").first()
    if row is None:
        return None
    return PermissionCoverage(row.counted_at, tuple(CoverageRow(**{**one, "channel": Channel(one["channel"])}) for one in row.rows))
