"""Which approved versions fit a customer: own language first, English where the version may be used in the country anyway."""

from collections.abc import Iterable, Mapping
from datetime import date

from accord.content.rules.usability import reasons_not_usable
from accord.content.types import PieceVersion

FALLBACK_LANGUAGE = "en"

WORDS: Mapping[str, str] = {
    "state": "It is not approved for distribution",
    "not_started": "It may not be used yet",
    "ended": "It may not be used any more",
    "country": "It is not approved for this country",
    "language": "It is not in the person's language",
    "audience": "It is for other specialities",
    "own_language": "The same piece exists in the person's own language",
}


def reasons_not_fitting(
    versions: Iterable[PieceVersion], *, country: str, language: str, specialty: str, on: date
) -> dict[int, tuple[str, ...]]:
    """Version id -> why it does not fit (codes of WORDS); empty = it fits. English stands in where a piece has no own language."""
    verdicts: dict[int, tuple[str, ...]] = {}
    standing_in: list[PieceVersion] = []
    served: set[str] = set()
    for version in versions:
        reasons = reasons_not_usable(version, country=country, language=language, specialty=specialty, on=on)
        if reasons == ("language",) and version.language.split("-")[0] == FALLBACK_LANGUAGE:
            standing_in.append(version)
        elif not reasons:
            served.add(version.piece_code)
        verdicts[version.id] = reasons
    for version in standing_in:
        verdicts[version.id] = ("own_language",) if version.piece_code in served else ()
    return verdicts
