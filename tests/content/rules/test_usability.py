from datetime import date
from typing import Any

import pytest

from accord.content.rules.usability import language_covers, language_serves, reasons_not_usable, superseded_by
from accord.content.types import PieceState
from tests.content.rules.builders import NEWS, version

DOCTOR: dict[str, Any] = {"country": "US", "language": "en", "specialty": "207R00000X", "on": date(2026, 3, 1)}


def test_what_fits_in_everything_is_usable() -> None:
    assert reasons_not_usable(NEWS, **DOCTOR) == ()
    assert reasons_not_usable(version(audience=frozenset({"207R00000X"})), **DOCTOR) == ()


@pytest.mark.parametrize("state", [state for state in PieceState if state is not PieceState.APPROVED_FOR_DISTRIBUTION])
def test_only_what_is_approved_for_distribution(state: PieceState) -> None:
    assert reasons_not_usable(version(state=state), **DOCTOR) == ("state",)


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({"on": date(2025, 12, 31)}, ("not_started",)),
        ({"on": date(2026, 1, 1)}, ()),
        ({"on": date(2026, 6, 30)}, ()),
        ({"on": date(2026, 7, 1)}, ("ended",)),
        ({"country": "FR"}, ("country",)),
        ({"country": ""}, ("country",)),
        ({"wished": "fr"}, ("language",)),
        ({"wished": "en", "language": "fr"}, ()),
        ({"language": "fr"}, ()),
        ({"language": "en-GB"}, ()),
        ({"language": ""}, ()),
        ({"country": "FR", "wished": "fr", "on": date(2027, 1, 1)}, ("ended", "country", "language")),
    ],
)
def test_each_reason(change: dict[str, Any], reasons: tuple[str, ...]) -> None:
    assert reasons_not_usable(NEWS, **{**DOCTOR, **change}) == reasons


@pytest.mark.parametrize("specialty", ["", "208000000X"])
def test_a_narrowed_audience_shuts_out_others_and_the_unknown(specialty: str) -> None:
    narrowed = version(audience=frozenset({"207R00000X"}))
    assert reasons_not_usable(narrowed, **{**DOCTOR, "specialty": specialty}) == ("audience",)


@pytest.mark.parametrize(
    ("said", "wanted", "covers"),
    [("fr", "fr-CA", True), ("zh-hant", "zh-Hant-TW", True), ("fr-CA", "fr", False), ("zh", "zha", False), ("en", "EN", True)],
)
def test_languages(said: str, wanted: str, covers: bool) -> None:
    assert language_covers(said, wanted) is covers


@pytest.mark.parametrize(
    ("said", "known", "wished", "serves"),
    [
        ("fr", "fr-CA", "", True),
        ("en", "sv", "", True),
        ("fr", "sv", "", False),
        ("fr", "", "", True),
        ("en", "tr", "tr", False),
        ("tr", "en", "tr", True),
    ],
)
def test_a_wish_is_kept_to_and_english_stands_in_only_without_one(said: str, known: str, wished: str, serves: bool) -> None:
    assert language_serves(said, known=known, wished=wished) is serves


def test_a_new_version_replaces_what_it_covers() -> None:
    old = [
        version(id=2),
        version(id=3, language="fr"),
        version(id=4, piece_code="other"),
        version(id=5, countries=frozenset({"GB"})),
    ]
    assert superseded_by(version(id=9, number=2), old) == ((2,), ())
    assert superseded_by(version(id=9, countries=frozenset({"US"})), old) == ((), ("CA",))
    assert superseded_by(version(id=9, countries=frozenset({"US", "CA", "GB"})), old) == ((2, 5), ())
