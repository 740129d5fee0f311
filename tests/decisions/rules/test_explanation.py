"""Three lines of why."""

from dataclasses import replace

import pytest

from accord.catalogue.types import Channel
from accord.decisions.rules.explanation import (
    MESSAGES,
    MOST_LINES,
    Circumstances,
    in_words,
    reasons_for,
    reasons_for_silence,
    reasons_shown,
)
from accord.decisions.types import Alternative, Dropped

STRANGER = Circumstances(Channel.EMAIL, "New dosing data", False, False, 0, 0, 0, None, None, None)


def words(known: Circumstances) -> list[str]:
    return [in_words(reason) for reason in reasons_for(known)]


@pytest.mark.parametrize(
    ("known", "lines"),
    [
        (STRANGER, ["Never contacted before", "The best of what may be said today"]),
        (
            replace(STRANGER, channel=Channel.VISIT, days_since_visit=42, topic_clicks=2, for_speciality=True, days_since_touch=3),
            ["Reads about this topic by e-mail", "Not seen for 42 days", "Speciality matches “New dosing data”"],
        ),
        (
            replace(STRANGER, channel=Channel.VISIT, potential=81.6, days_since_touch=9),
            ["Never visited before", "High potential (82 of 100)", "Not contacted for 9 days"],
        ),
        (
            replace(STRANGER, tried_out=True),
            ["Shown to learn which message works", "Never contacted before", "The best of what may be said today"],
        ),
    ],
)
def test_the_strongest_reasons_come_first(known: Circumstances, lines: list[str]) -> None:
    assert words(known) == lines
    assert 1 <= len(lines) <= MOST_LINES


def option(gate: Dropped, code: str, said: str = "") -> Alternative:
    return Alternative(Channel.EMAIL, 1, "New dosing data", "lumira", 1.0, False, gate, code, said)


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ([], "Nothing approved fits this person today"),
        ([option(Dropped.CONTENT, "country")], "Nothing approved fits this person today"),
        (
            [option(Dropped.PERMISSION, "withdrawn", "withdrew"), option(Dropped.CONTENT, "country")],
            "Nothing may be said today: withdrew",
        ),
        ([option(Dropped.PERMISSION, "withdrawn"), option(Dropped.VALUE, "not_worth_it")], MESSAGES["not_worth_it"]),
        ([option(Dropped.VALUE, "not_worth_it"), option(Dropped.CAPACITY, "rep_full")], MESSAGES["rep_full"]),
    ],
)
def test_silence_is_explained_by_what_came_furthest(options: list[Alternative], line: str) -> None:
    assert [in_words(reason) for reason in reasons_for_silence(options)] == [line]


def test_words_are_translated_before_they_are_filled() -> None:
    assert (
        in_words(("not_seen", {"days": 3}), {"Not seen for {days} days": "Pas vu depuis {days} jours"}.__getitem__)
        == "Pas vu depuis 3 jours"
    )


def test_what_rests_on_prescribing_data_is_left_out_where_the_prescriber_refused_it() -> None:
    reasons = [("never_seen", {}), ("high_potential", {"potential": 90})]
    assert reasons_shown(reasons, data_hidden=False) == reasons
    assert reasons_shown(reasons, data_hidden=True) == reasons[:1]
    assert reasons_shown(reasons[1:], data_hidden=True) == [("best_value", {})]
