"""Whether a version may be said to somebody: approved, in date, right country, language and audience."""

from collections.abc import Iterable
from datetime import date

from accord.content.types import PieceState, PieceVersion


def reasons_not_usable(version: PieceVersion, *, country: str, language: str, specialty: str, on: date) -> tuple[str, ...]:
    """Every reason why not, in this order: state, not_started, ended, country, language, audience; empty = usable.

    A language that is not known ('') refuses nothing; a speciality that is not known is outside every narrowed audience.
    """
    reasons = {
        "state": version.state is not PieceState.APPROVED_FOR_DISTRIBUTION,
        "not_started": on < version.start_on,
        "ended": on >= version.end_on,
        "country": country not in version.countries,
        "language": bool(language) and not language_covers(version.language, language),
        "audience": bool(version.audience) and specialty not in version.audience,
    }
    return tuple(reason for reason, fails in reasons.items() if fails)


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
