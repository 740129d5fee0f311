"""What a code may look like: it goes into files, links and consent records, so it is short, lower-case and stable."""

import re

from accord.kernel.errors import AccordError

_PART = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
_CODE = re.compile(_PART)
_TOPIC_CODE = re.compile(rf"{_PART}(?:\.{_PART})*")


def check_code(code: str) -> None:
    """Raises AccordError `catalogue.code` unless it is words of a-z and 0-9 joined by - or _."""
    _check(_CODE, code, "lumira")


def check_topic_code(code: str, *, brand_code: str | None) -> None:
    """A topic's code has parts joined by dots; a brand's topic is the brand's code or lies below it."""
    _check(_TOPIC_CODE, code, "lumira.dosing")
    if brand_code is not None and code != brand_code and not code.startswith(f"{brand_code}."):
        raise AccordError(
            "catalogue.topic_outside_brand",
            f"The topic '{code}' belongs to the brand '{brand_code}' but does not start with it.",
            f"Call it '{brand_code}.{code}'.",
        )


def _check(pattern: re.Pattern[str], code: str, example: str) -> None:
    if not pattern.fullmatch(code):
        raise AccordError("catalogue.code", f"'{code}' is not a code.", f"Use lower-case letters and digits, such as '{example}'.")
