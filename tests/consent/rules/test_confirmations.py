"""How long a yes waits, and what ends the waiting."""

from datetime import timedelta

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent.rules.confirmations import is_too_late, refused_since
from accord.consent.types import Explicitness, Polarity, RecordType
from tests.consent.people import DAY, NOW, days_ago, record, refusal

PENDING = record(type=RecordType.GRANTED_PENDING, valid_from=days_ago(2))


def test_seven_days_and_not_a_moment_more() -> None:
    asked = record(type=RecordType.GRANTED_PENDING, valid_from=NOW - 7 * DAY)
    assert is_too_late(asked, now=NOW)
    assert not is_too_late(asked, now=NOW - timedelta(microseconds=1))


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ({}, True),
        ({"channel": None, "purpose": None}, True),
        ({"valid_from": days_ago(2)}, True),
        ({"valid_from": days_ago(3)}, False),
        ({"channel": Channel.SMS}, False),
        ({"purpose": Purpose.SURVEY}, False),
        ({"type": RecordType.ASKED, "explicitness": Explicitness.NONE}, False),
    ],
)
def test_a_no_since_the_form_ends_the_waiting(words: dict[str, object], ends: bool) -> None:
    assert refused_since(PENDING, [refusal(**words)]) is ends
    assert not refused_since(PENDING, [record(valid_from=days_ago(1))])
    assert refusal().polarity is Polarity.OPT_OUT
