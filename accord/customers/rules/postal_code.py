"""Postal codes as their country writes them."""

import re
from functools import lru_cache

_BRITISH = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?)\s*([0-9][A-Z]{2})")
_AMERICAN = re.compile(r"([0-9]{5})(?:[- ]?[0-9]{4})?")


@lru_cache(maxsize=65536)
def normal_postal_code(text: str, country: str) -> str:
    """Upper case with single spaces; United States: the five digits alone (no ZIP+4); United Kingdom: outward and inward code."""
    code = " ".join(text.upper().split())
    if country == "US" and (american := _AMERICAN.fullmatch(code)):
        return american.group(1)
    if country == "GB" and (british := _BRITISH.fullmatch(code)):
        return f"{british.group(1)} {british.group(2)}"
    return code
