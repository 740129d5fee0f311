"""Value and capacity, the last gates of one customer."""

from dataclasses import replace

import pytest

from accord.catalogue.types import Channel
from accord.decisions.rules.outcome import settle
from accord.decisions.types import Alternative, Dropped

MAIL = Alternative(Channel.EMAIL, 1, "Mail", "lumira", 2.0, False)
VISIT = Alternative(Channel.VISIT, 2, "Visit", "lumira", 90.0, False)
BLOCKED = replace(MAIL, version_id=3, dropped_at=Dropped.PERMISSION, dropped_by="withdrawn")


def fates(options: list[Alternative], *, chosen: int | None, planned: bool, visited_by: int | None) -> list[str]:
    settled = settle(options, chosen=chosen, planned=planned, visited_by=visited_by)
    return ["chosen" if option.chosen else f"{option.dropped_at}.{option.dropped_by}" for option in settled]


@pytest.mark.parametrize(
    ("chosen", "planned", "visited_by", "expected"),
    [
        (2, True, 5, ["value.worth_less", "chosen", "permission.withdrawn"]),
        (1, True, 5, ["chosen", "capacity.rep_full", "permission.withdrawn"]),
        (None, True, 5, ["value.not_planned", "capacity.rep_full", "permission.withdrawn"]),
        (None, False, 5, ["value.worth_less", "chosen", "permission.withdrawn"]),
        (None, False, None, ["chosen", "capacity.no_rep", "permission.withdrawn"]),
    ],
)
def test_fates(chosen: int | None, planned: bool, visited_by: int | None, expected: list[str]) -> None:
    assert fates([MAIL, VISIT, BLOCKED], chosen=chosen, planned=planned, visited_by=visited_by) == expected


def test_what_is_worth_nothing_is_not_done() -> None:
    poor = replace(MAIL, value=-0.1)
    assert fates([poor], chosen=None, planned=False, visited_by=None) == ["value.not_worth_it"]
    assert settle([], chosen=None, planned=False, visited_by=None) == ()
