"""Caps as the rule table writes them: `N/Pd` is at most N contacts in P days."""

import re

from accord.kernel.errors import AccordError

_CAP = re.compile(r"([1-9]\d*)/([1-9]\d*)d")


def parse_cap(text: str) -> tuple[int, int] | None:
    """(contacts, days), None for ''. Raises AccordError `law.cap`."""
    if not text:
        return None
    match = _CAP.fullmatch(text.strip())
    if match is None:
        raise AccordError("law.cap", f"'{text}' is not a cap.", "Write for example '3/365d': three contacts in 365 days.")
    return int(match[1]), int(match[2])
