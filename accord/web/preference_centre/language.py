"""Which of our languages a person reads: chosen on the page, else wished, else the one on file."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant

from accord.consent.types import Preference
from accord.customers.types import Customer

TAGS = {"en": "en", "fr": "fr", "zh-hant": "zh-Hant", "tr": "tr"}
"""Our languages as Django names them, and as BCP 47 tags, which the rooms hold."""


def language_for(request: HttpRequest, customer: Customer, preference: Preference) -> str:
    """The language code, as Django names it, of the person's pages."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    spoken = (_supported(tag) for tag in (chosen, preference.language, customer.language))
    return next((code for code in spoken if code), settings.LANGUAGE_CODE)


def wished_language(preference: Preference) -> str:
    """The language code of the person's wish, '' where none is on file."""
    return _supported(preference.language)


def _supported(tag: str) -> str:
    try:
        return get_supported_language_variant(tag.lower()) if tag else ""
    except LookupError:
        return ""
