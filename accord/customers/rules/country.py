"""Countries as ISO 3166-1 alpha-2, from a code or a name."""

from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from accord.customers.types import InvalidValue

_NAMED_IN = ("en", "fr", "tr", "zh_Hant", "de", "es", "it", "sv", "pt", "ja", "zh_Hans")


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """The alpha-2 code of an alpha-2, alpha-3 or numeric code or of a name. Raises InvalidValue `unknown_country`."""
    code = text.strip().upper()
    if code in _countries():
        return code
    found = _known_as().get(text.strip().casefold())
    if found is None:
        raise InvalidValue("unknown_country", f"{text[:60]!r} is not a country: use its ISO 3166-1 code, such as 'US'.")
    return found


def all_countries() -> frozenset[str]:
    """Every alpha-2 code there is."""
    return _countries()


@cache
def _countries() -> frozenset[str]:
    """Every current territory of the ISO standard that CLDR knows, without its groupings and private codes."""
    not_countries = {"ZZ", "EU", "EZ", "UN", "XA", "XB", "QO", "CQ", "AC", "CP", "DG", "EA", "IC", "TA", "UK"}
    return frozenset(code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha()) - not_countries


@cache
def _known_as() -> dict[str, str]:
    aliases = {
        alias.casefold(): codes[0]
        for alias, codes in get_global("territory_aliases").items()
        if len(codes) == 1 and codes[0] in _countries()
    }
    names = {
        name.casefold(): code
        for locale in _NAMED_IN
        for code, name in Locale.parse(locale).territories.items()
        if code in _countries()
    }
    return names | aliases | _OTHER_NAMES


_OTHER_NAMES = {
    "turkey": "TR",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "great britain": "GB",
    "usa": "US",
    "u.s.a.": "US",
    "uk": "GB",
}
