"""Numbers and days as the reader's language writes them (CLDR, by Babel: Django's own formats group by fours in Chinese)."""

from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from django.utils.translation import get_language, to_locale


def whole(number: float) -> str:
    """A whole number with its groups: 12,345 or 12 345."""
    return str(format_decimal(round(number), locale=_locale()))


def decimal(number: float) -> str:
    """A number with one decimal place."""
    return str(format_decimal(round(number, 1), format="#,##0.0", locale=_locale()))


def percent_of(share: float, *, places: int = 1) -> str:
    """A share between 0 and 1 in percent."""
    return str(format_percent(round(share, places + 2), locale=_locale(), decimal_quantization=False))


def day_of(day: date) -> str:
    """A day with its weekday: Tuesday, November 17, 2026 or 2026年11月17日 星期二; with a capital, as a heading starts."""
    words = str(format_date(day, format="full", locale=_locale()))
    return words[:1].upper() + words[1:]


def _locale() -> Locale:
    return Locale.parse(to_locale(get_language() or "en"))
