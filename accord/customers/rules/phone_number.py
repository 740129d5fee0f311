"""Phone numbers in E.164, by the public numbering plans that libphonenumber carries."""

import re
from functools import cache
from typing import NamedTuple

import phonenumbers

from accord.customers.types import InvalidValue

_FORMATTING = str.maketrans("", "", " -.()/\u00a0\u2010\u2011\u2013")
_LINES = ("fixed_line", "mobile", "toll_free", "shared_cost", "voip", "uan", "personal_number")


class _Plan(NamedTuple):
    code: str
    trunk: str
    numbers: re.Pattern[str]


def normal_phone(text: str, country: str) -> str:
    """`text` as someone in `country` (ISO alpha-2) would dial it, in E.164. Raises InvalidValue `invalid_phone`.

    Extensions are dropped. Numbers written plainly are matched against the country's plan at once; whatever that
    does not settle goes to the full parser.
    """
    digits = text.translate(_FORMATTING)
    plan = _plan(country)
    if plan is not None and digits.isascii() and digits.isdigit():
        national = digits.removeprefix(plan.trunk)
        if plan.numbers.fullmatch(national) is not None:
            return f"+{plan.code}{national}"
    return _parsed(text, country)


def _parsed(text: str, country: str) -> str:
    try:
        number = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise InvalidValue(
            "invalid_phone", f"{text[:40]!r} is not a phone number that exists in {country or 'an unknown country'}."
        )
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


@cache
def _plan(country: str) -> _Plan | None:
    """The country's plan where it is a plain one: a trunk prefix and number patterns, no rewriting."""
    rules = phonenumbers.PhoneMetadata.metadata_for_region(country, None) if len(country) == 2 else None
    if rules is None or not rules.national_prefix or rules.national_prefix_transform_rule:
        return None
    patterns = [getattr(rules, line).national_number_pattern for line in _LINES if getattr(rules, line) is not None]
    numbers = re.compile("|".join(f"(?:{pattern})" for pattern in patterns if pattern))
    return _Plan(str(rules.country_code), rules.national_prefix, numbers)
