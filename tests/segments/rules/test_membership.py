"""Members are those for whom a condition is true."""

import pytest

from accord.catalogue.types import Purpose
from accord.kernel.conditions import All, AtLeast, Exists, Is, Leaf, Not, Value
from accord.segments.rules.membership import is_member, leaf_outside, members_among
from accord.segments.types import Segment

NOT_RIVAL = Not(Is("employer", "rival"))
SEGMENT = Segment("french", "French, not a rival's", Purpose.MARKETING, All((Is("country", "FR"), NOT_RIVAL)))


@pytest.mark.parametrize(
    ("facts", "leaf"),
    [
        ({"country": "FR", "employer": "clinic"}, None),
        ({"country": "FR", "employer": "rival"}, NOT_RIVAL.part),
        ({"country": "FR", "employer": None}, NOT_RIVAL.part),
        ({"country": "FR", "employer": ""}, NOT_RIVAL.part),
        ({"country": "US", "employer": "clinic"}, Is("country", "FR")),
        ({}, Is("country", "FR")),
    ],
)
def test_unknown_does_not_open(facts: dict[str, Value], leaf: Leaf | None) -> None:
    assert is_member(SEGMENT, facts) is (leaf is None)
    assert leaf_outside(SEGMENT, facts) == leaf


def test_members_of_many() -> None:
    segment = Segment("known", "Known", Purpose.MARKETING, All((Exists("country"), AtLeast("score", 50))))
    facts: dict[int, dict[str, Value]] = {
        1: {"country": "FR", "score": 50},
        2: {"country": "FR", "score": 49.9},
        3: {"score": 99},
        4: {},
    }
    assert members_among(segment, facts) == {1}
