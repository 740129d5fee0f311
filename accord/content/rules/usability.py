"""Whether a version may be said to somebody: approved, in date, right country, language and audience."""

from collections.abc import Iterable
from datetime import date

from accord.content.types import PieceState, PieceVersion

LINGUA_FRANCA = "en"


def reasons_not_usable(
    version: PieceVersion, *, country: str, language: str, specialty: str, on: date, wished: str = ""
) -> tuple[str, ...]:
    """Every reason why not, in this order: state, not_started, ended, country, language, audience; empty = usable.

    `language` is what we know of the person, `wished` what the person asked for ('' = nothing). A speciality that is not known is
    outside every narrowed audience.
    """
    reasons = {
        "state": version.state is not PieceState.APPROVED_FOR_DISTRIBUTION,
        "not_started": on < version.start_on,
        "ended": on >= version.end_on,
        "country": country not in version.countries,
        "language": not language_serves(version.language, known=language, wished=wished),
        "audience": bool(version.audience) and specialty not in version.audience,
    }
    return tuple(reason for reason, fails in reasons.items() if fails)


def language_serves(said: str, *, known: str, wished: str) -> bool:
    """Whether a person may be addressed in `said`: in the language asked for and no other; else in the known one, or in English."""
    if wished or not known:
        return not wished or language_covers(said, wished)
    return language_covers(said, known) or said.split("-")[0] == LINGUA_FRANCA


def language_covers(said: str, wanted: str) -> bool:
    """Whether somebody who wants `wanted` is served by `said` (BCP 47, basic filtering of RFC 4647): 'fr' serves 'fr-CA'."""
    said, wanted = said.casefold(), wanted.casefold()
    return said == wanted or wanted.startswith(f"{said}-")


def superseded_by(new: PieceVersion, live: Iterable[PieceVersion]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Which live versions of the same piece and language a new one replaces, and the countries that stand in the way.

    It replaces those whose countries it serves as well. One that overlaps but reaches further cannot be replaced in part.
    """
    rivals = [
        old
        for old in live
        if old.id != new.id
        and (old.piece_code, old.language) == (new.piece_code, new.language)
        and not old.countries.isdisjoint(new.countries)
    ]
    replaced = tuple(old.id for old in rivals if old.countries <= new.countries)
    beyond = frozenset().union(*(old.countries - new.countries for old in rivals))
    return replaced, tuple(sorted(beyond))
