from datetime import time

import pytest

from accord.consent.rules.quiet_hours import parse_quiet_hours, print_quiet_hours
from accord.consent.types import QuietHours
from accord.kernel.errors import AccordError

WEEK, WORK, WEEKEND, HOLIDAYS = frozenset(range(1, 8)), frozenset(range(1, 6)), frozenset({6, 7}), frozenset({8})
CASES = [
    ("", ()),
    ("daily 21:30-08:00", (QuietHours(WEEK, time(21, 30), time(8)),)),
    (
        "Mon-Fri 20:00-10:00,13:00-14:00;Sat-Sun all;hol all",
        (
            QuietHours(WORK, time(20), time(10)),
            QuietHours(WORK, time(13), time(14)),
            QuietHours(WEEKEND, time(0), time(0)),
            QuietHours(HOLIDAYS, time(0), time(0)),
        ),
    ),
    ("Sun all", (QuietHours(frozenset({7}), time(0), time(0)),)),
]


@pytest.mark.parametrize(("text", "stretches"), CASES)
def test_reading(text, stretches):
    assert parse_quiet_hours(text) == stretches


@pytest.mark.parametrize("text", ["at night", "Mon 25:00-08:00", "Fri-Mon all", "daily 8-9-10", "Mon"])
def test_nonsense_is_refused(text):
    with pytest.raises(AccordError, match=r"law\.quiet_hours"):
        parse_quiet_hours(text)


def test_what_is_printed_reads_as_the_same(law):
    everything = [text for text, _ in CASES]
    for stretches in [*map(parse_quiet_hours, everything), *(rule.quiet_hours for rule in law.rules.values())]:
        assert parse_quiet_hours(print_quiet_hours(stretches)) == stretches


def test_scattered_days_are_printed_one_by_one():
    (stretch,) = parse_quiet_hours("daily 21:00-08:00")
    scattered = QuietHours(frozenset({1, 3, 8}), stretch.start, stretch.end)
    assert print_quiet_hours((scattered,)) == "Mon 21:00-08:00;Wed 21:00-08:00;hol 21:00-08:00"
