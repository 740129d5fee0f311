"""Countries and languages as the reader's language names them (CLDR, by Babel)."""

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language, to_locale


def country_name(code: str) -> str:
    """'FR' is France; a code that nobody knows stands for itself."""
    return str(_reader().territories.get(code, code))


def language_name(tag: str) -> str:
    """'fr' is French; a BCP 47 tag that nobody knows stands for itself."""
    try:
        return str(Locale.parse(tag, sep="-").get_display_name(_reader()) or tag) if tag else ""
    except (UnknownLocaleError, ValueError):
        return tag


def _reader() -> Locale:
    return Locale.parse(to_locale(get_language() or "en"))
