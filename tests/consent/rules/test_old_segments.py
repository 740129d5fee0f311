"""What an old list would be good for."""

from datetime import UTC, date, datetime

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent.queries import law_table
from accord.consent.rules.old_list import grade_old_row
from accord.consent.rules.old_segments import is_refused, moment_of, segments_of
from accord.consent.types import Polarity, RecordType, Requirement
from tests.consent.people import NOW, refusal
from tests.consent.rules.test_old_list import old_row

pytestmark = pytest.mark.django_db


def test_each_segment_says_what_may_be_used_and_how_to_ask() -> None:
    rows = [
        old_row("web form", line=2),
        old_row("web form", line=3, customer_id=2),
        old_row("web form", line=4, country="US-OH", purpose=Purpose.MARKETING),
        old_row("no longer", line=5, polarity=Polarity.OPT_OUT),
    ]
    graded = [(row, grade_old_row(row)) for row in rows]
    segments = segments_of(graded, {2: [refusal(customer_id=2)]}, law_table(), now=NOW)
    french, american = segments
    assert (french.country, french.rows, french.usable, french.withdrawn) == ("FR", 2, 0, 1)
    assert (french.need, french.ask_by) == (Requirement.EXPLICIT_OPT_IN, Channel.POST)
    assert french.rule_ids
    assert (american.country, american.rows, american.usable) == ("US-OH", 1, 1)


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ({}, True),
        ({"valid_from": datetime(2010, 1, 1, tzinfo=UTC)}, True),
        ({"sender_id": 4}, True),
        ({"channel": Channel.SMS}, False),
        ({"type": RecordType.ASKED}, False),
    ],
)
def test_whoever_said_no_stays_out_whenever_it_was(words: dict[str, object], refused: bool) -> None:
    assert is_refused(old_row("double opt-in"), [refusal(**words)]) is refused


def test_an_unknown_day_comes_before_everything() -> None:
    assert moment_of(None) < moment_of(date(1990, 1, 1))
