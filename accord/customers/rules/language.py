"""Languages as BCP 47 tags (RFC 5646)."""

import re
from functools import lru_cache

from accord.customers.types import InvalidValue

_TAG = re.compile(r"([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|\d{3}))?")


@lru_cache(maxsize=1024)
def normal_language(text: str) -> str:
    """The tag in its usual case: 'EN' is 'en', 'zh_hant_tw' 'zh-Hant-TW'. Raises InvalidValue `unknown_language`."""
    tag = _TAG.fullmatch(text.strip().replace("_", "-"))
    if tag is None:
        raise InvalidValue("unknown_language", f"{text[:60]!r} is not a language: use a BCP 47 tag, such as 'fr'.")
    language, script, region = tag.groups()
    parts = (language.lower(), script.title() if script else "", region.upper() if region else "")
    return "-".join(part for part in parts if part)
