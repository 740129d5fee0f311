"""Where rules are heard, in words."""

from accord.web.words.law import PLACE_WORDS
from accord.web.words.places import country_name


def place_name(jurisdiction: str) -> str:
    """'FR' is France, 'US-FL' United States (FL); EU and GLOBAL have words of their own."""
    if jurisdiction in PLACE_WORDS:
        return str(PLACE_WORDS[jurisdiction])
    country, _, region = jurisdiction.partition("-")
    return f"{country_name(country)} ({region})" if region else country_name(country)
