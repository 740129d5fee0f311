"""Countries and regions, as the reader's language calls them (CLDR, by Babel)."""

from babel import Locale
from django.utils.translation import get_language, to_locale

from accord.web.words.law import PLACE_WORDS


def place_name(jurisdiction: str) -> str:
    """'France'; 'United States: Florida' is written with its code, 'United States (FL)'; EU and GLOBAL have words of their own."""
    if jurisdiction in PLACE_WORDS:
        return str(PLACE_WORDS[jurisdiction])
    country, _, region = jurisdiction.partition("-")
    names = Locale.parse(to_locale(get_language() or "en")).territories
    name = str(names.get(country, country))
    return f"{name} ({region})" if region else name
