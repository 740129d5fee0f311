"""Strong identifiers: a scheme ('npi', 'fr.rpps', 'tr.tckn') and a value that names one customer in it."""

import re
from collections.abc import Callable

from accord.customers.rules.npi import normal_npi
from accord.customers.types import InvalidValue

_SCHEME = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*")
_VALUE = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z ./_-]{0,62}[0-9A-Za-z])?")
_CHECKED: dict[str, Callable[[str], str]] = {"npi": normal_npi}


def is_scheme(text: str) -> bool:
    """Whether the text can name a scheme: lower-case words, at most 35 characters."""
    return len(text) <= 35 and _SCHEME.fullmatch(text) is not None


def normal_identifier(scheme: str, text: str) -> str:
    """The value as it is stored. Raises InvalidValue `invalid_npi` or `invalid_identifier`."""
    if scheme in _CHECKED:
        return _CHECKED[scheme](text)
    if _VALUE.fullmatch(text) is None:
        raise InvalidValue(
            "invalid_identifier", f"{text!r} is not an identifier of {scheme}: 1 to 64 letters and digits are needed."
        )
    return text
