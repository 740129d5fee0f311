"""Which approved versions fit a customer: own language first, English where the version may be used in the country anyway."""

from collections.abc import Iterable, Mapping
from datetime import date

from accord.content.rules.usability import language_covers, reasons_not_usable
from accord.content.types import PieceVersion

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
    versions: Iterable[PieceVersion], *, country: str, language: str, wished: str, specialty: str, on: date
) -> dict[int, tuple[str, ...]]:
    """Version id -> why it does not fit (codes of WORDS); empty = it fits. `wished` is the language the person asked for, or ''.

    Where English only stands in for the person's language, it gives way to a version of the same piece in that language.
    """
    versions = tuple(versions)
    verdicts = {
        version.id: reasons_not_usable(version, country=country, language=language, wished=wished, specialty=specialty, on=on)
        for version in versions
    }
    usable = [version for version in versions if not verdicts[version.id]]
    served = {version.piece_code for version in usable if _is_own(version, wished or language)}
    for version in usable:
        if version.piece_code in served and not _is_own(version, wished or language):
            verdicts[version.id] = ("own_language",)
    return verdicts


def _is_own(version: PieceVersion, language: str) -> bool:
    return not language or language_covers(version.language, language)
