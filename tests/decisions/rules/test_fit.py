"""Which versions fit: own language first, English where the version may be used in the country anyway."""

from datetime import date

import pytest

from accord.catalogue.types import Channel, ContentScope, Label, Purpose
from accord.content.types import PieceState, PieceVersion
from accord.decisions.rules.fit import WORDS, reasons_not_fitting

ON = date(2026, 3, 10)


def version(number: int, language: str, piece: str = "dosing", countries: str = "FR SE US", audience: str = "") -> PieceVersion:
    return PieceVersion(
        id=number,
        piece_code=piece,
        number=1,
        channel=Channel.EMAIL,
        brand_code="lumira",
        topic_code="lumira.dosing",
        sender_id=1,
        purpose=Purpose.RX_PROMOTION,
        scopes=frozenset({ContentScope.MARKETING}),
        label=Label.PROMOTIONAL,
        countries=frozenset(countries.split()),
        language=language,
        audience=frozenset(audience.split()),
        state=PieceState.APPROVED_FOR_DISTRIBUTION,
        start_on=date(2026, 1, 1),
        end_on=date(2027, 1, 1),
        subject="",
        body_html="",
        body_text="",
        slots=(),
        disclosures=frozenset(),
        title="",
    )


VERSIONS = [version(1, "en"), version(2, "fr"), version(3, "en", "safety"), version(4, "en", "heart", "US", "207RC0000X")]


@pytest.mark.parametrize(
    ("country", "language", "wished", "specialty", "fitting"),
    [
        ("US", "en", "", "207RC0000X", {1, 3, 4}),
        ("US", "en", "", "", {1, 3}),
        ("FR", "fr", "", "", {2, 3}),
        ("FR", "fr", "fr", "", {2}),
        ("FR", "fr", "en", "", {1, 3}),
        ("SE", "sv", "", "", {1, 3}),
        ("TR", "tr", "", "", set()),
        ("US", "fr-CA", "", "207RC0000X", {2, 3, 4}),
    ],
)
def test_who_fits(country: str, language: str, wished: str, specialty: str, fitting: set[int]) -> None:
    verdicts = reasons_not_fitting(VERSIONS, country=country, language=language, wished=wished, specialty=specialty, on=ON)
    assert {number for number, reasons in verdicts.items() if not reasons} == fitting
    assert all(reason in WORDS for reasons in verdicts.values() for reason in reasons)


def test_the_order_of_versions_does_not_matter() -> None:
    asked = {"country": "FR", "language": "fr", "wished": "", "specialty": "", "on": ON}
    assert reasons_not_fitting(VERSIONS, **asked) == reasons_not_fitting(VERSIONS[::-1], **asked)
    assert reasons_not_fitting(VERSIONS, **asked)[1] == ("own_language",)


def test_a_version_out_of_date_fits_nobody() -> None:
    verdicts = reasons_not_fitting(VERSIONS, country="US", language="en", wished="", specialty="", on=date(2027, 1, 1))
    assert verdicts[1] == ("ended",)
