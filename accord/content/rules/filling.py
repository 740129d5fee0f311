"""A version with the recipient's facts in its slots."""

import html
import re
from collections.abc import Mapping

from accord.content.rules.slots import ADDRESSES, SLOT
from accord.content.types import PieceVersion, Rendered
from accord.kernel.errors import AccordError

_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


def values_for(version: PieceVersion, facts: Mapping[str, str]) -> dict[str, str]:
    """A value for every slot of the version and no other: the fact, else the fallback.

    Raises AccordError `content.slot_empty` where there is neither, `content.slot_address` where an address is not http(s).
    """
    return {slot: _value(slot, facts.get(slot) or version.fallbacks.get(slot, ""), version) for slot in version.slots}


def fill(version: PieceVersion, values: Mapping[str, str]) -> Rendered:
    """Subject, HTML and text with every slot filled; values are escaped in HTML and kept to one line, so that no name can
    add a tag or a header. Raises AccordError `content.slot_empty`, `content.slot_address`, `content.slot_unknown`.
    """
    settled = values_for(version, values)
    escaped = {slot: html.escape(value) for slot, value in settled.items()}
    return Rendered(
        version_id=version.id,
        subject=_put(version.subject, settled),
        html=_put(version.body_html, escaped),
        text=_put(version.body_text, settled),
        values=settled,
    )


def _value(slot: str, value: str, version: PieceVersion) -> str:
    value = _CONTROL.sub(" ", value).strip()
    if not value and slot not in version.fallbacks:
        raise AccordError(
            "content.slot_empty", f"Nothing is known to stand in '{slot}' of {version.material}.", "Give it a fallback."
        )
    if slot in ADDRESSES and not value.startswith(("https://", "http://")):
        raise AccordError("content.slot_address", f"'{slot}' of {version.material} is not a web address.", "Give a full one.")
    return value


def _put(template: str, values: Mapping[str, str]) -> str:
    return SLOT.sub(lambda found: _known(found[1], values), template)


def _known(slot: str, values: Mapping[str, str]) -> str:
    if slot not in values:
        raise AccordError(
            "content.slot_unknown", f"The text asks for '{slot}', which is not among its slots.", "Make a new version."
        )
    return values[slot]
