"""Who fills in a form: the professions and countries to choose from, and what was typed."""

from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.consent.types import FormPerson

PROFESSIONS: tuple[tuple[str, str | Promise], ...] = (
    ("207RC0000X", _("Cardiology")),
    ("208D00000X", _("General practice")),
    ("207R00000X", _("Internal medicine")),
    ("207RP1001X", _("Pneumology")),
    ("207RE0101X", _("Endocrinology")),
    ("207RX0202X", _("Oncology")),
    ("2084N0400X", _("Neurology")),
    ("2084P0800X", _("Psychiatry")),
    ("208000000X", _("Paediatrics")),
    ("207N00000X", _("Dermatology")),
    ("183500000X", _("Pharmacy")),
    ("163W00000X", _("Nursing")),
)
"""NUCC codes; the most frequent ones, so that the list can be read."""

FIELDS = ("given_name", "family_name", "email", "country", "specialty")
_GROUPINGS = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
_MOST_CHARACTERS = 200


@lru_cache(maxsize=16)
def countries_in(language: str) -> tuple[tuple[str, str], ...]:
    """Every country by its code and its name in a language, by name."""
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    named = ((code, name) for code, name in locale.territories.items() if len(code) == 2 and code.isalpha())
    return tuple(sorted((pair for pair in named if pair[0] not in _GROUPINGS), key=lambda pair: pair[1]))


def typed_in(posted: QueryDict) -> dict[str, str]:
    """What was typed, field by field."""
    return {name: posted.get(name, "").strip()[:_MOST_CHARACTERS] for name in FIELDS}


def person_of(typed: dict[str, str]) -> FormPerson:
    """The person as the form names them."""
    return FormPerson(**typed)


def ticked_in(posted: QueryDict, count: int) -> frozenset[int]:
    """The numbers of the boxes that were ticked."""
    return frozenset(int(number) for number in posted.getlist("box") if number.isdecimal() and int(number) < count)
