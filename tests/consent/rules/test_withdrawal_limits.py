"""Days and business days, over weekends, holidays, clock changes and date lines."""

from datetime import UTC, datetime

import pytest

from accord.consent.rules.withdrawal_limits import shortest, withdrawal_due
from accord.consent.types import Obligations


@pytest.mark.parametrize(
    ("limits", "first"),
    [
        ([], (None, "")),
        ([(10, "business"), (14, "calendar")], (14, "calendar")),
        ([(10, "business"), (15, "calendar")], (10, "business")),
        ([(3, "business"), (10, "calendar")], (3, "business")),
        ([(0, "calendar"), (3, "business")], (0, "calendar")),
    ],
)
def test_the_shortest_by_name(limits, first):
    assert shortest(limits) == first


def at(*moment):
    return datetime(*moment, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "limits", "place", "zone", "due"),
    [
        (at(2026, 11, 24, 9), [], "FR", "UTC", None),
        (at(2026, 11, 24, 9), [(0, "calendar")], "FR", "UTC", at(2026, 11, 24, 9)),
        (at(2026, 11, 24, 9), [(30, "calendar")], "IT", "UTC", at(2026, 12, 24, 9)),
        # Friday + 3 business days in Turkey: Monday to Wednesday
        (at(2026, 11, 20, 9), [(3, "business")], "TR", "Europe/Istanbul", at(2026, 11, 25, 9)),
        # over Turkey's Republic Day, Thursday 29 October
        (at(2026, 10, 28, 9), [(3, "business")], "TR", "Europe/Istanbul", at(2026, 11, 3, 9)),
        # over Thanksgiving and Christmas
        (at(2026, 11, 24, 9), [(10, "business")], "US", "UTC", at(2026, 12, 9, 9)),
        (at(2026, 12, 24, 9), [(1, "business")], "US", "UTC", at(2026, 12, 28, 9)),
        # Friday evening in UTC is Saturday morning in Taipei
        (at(2026, 11, 20, 23), [(1, "business")], "TW", "Asia/Taipei", at(2026, 11, 22, 23)),
        (at(2026, 11, 20, 23), [(1, "business")], "TW", "UTC", at(2026, 11, 23, 23)),
        # the clock goes back on 25 October: the same time of day is an hour later in UTC
        (at(2026, 10, 24, 8), [(2, "calendar")], "FR", "Europe/Paris", at(2026, 10, 26, 9)),
        # the first to end counts, whatever its unit: from a Monday nine business days end before twelve... and after eleven
        (at(2026, 9, 7, 9), [(9, "business"), (12, "calendar")], "FR", "UTC", at(2026, 9, 18, 9)),
        (at(2026, 9, 8, 9), [(9, "business"), (12, "calendar")], "FR", "UTC", at(2026, 9, 20, 9)),
        (at(2026, 12, 31, 9), [(1, "business")], "ZZ", "UTC", at(2027, 1, 1, 9)),
    ],
)
def test_by_when_a_refusal_binds(moment, limits, place, zone, due):
    assert withdrawal_due(moment, Obligations(withdrawal_limits=tuple(limits)), place, zone) == due
