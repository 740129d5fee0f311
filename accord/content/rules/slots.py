"""Slots in a text: `{{given_name|colleague}}` asks for a fact and says what stands there when it is missing."""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accord.content.types import FixedSlot, Slot
from accord.kernel.errors import AccordError

SLOT = re.compile(r"\{\{\s*([a-z_]+)\s*(?:\|([^{}|]*))?\}\}")
MAY_BE_MISSING = frozenset({Slot.TITLE, Slot.GIVEN_NAME, Slot.FAMILY_NAME, Slot.FULL_NAME, Slot.CITY, Slot.REP_NAME, Slot.ABOUT})
ADDRESSES = frozenset({Slot.ACTION_URL, Slot.UNSUBSCRIBE_URL, Slot.PREFERENCES_URL, Slot.WHY_URL})

_KNOWN = frozenset({*Slot, *FixedSlot})


@dataclass(frozen=True, slots=True)
class SlotUse:
    """One slot as written: its name, its fallback where it has one, and its line (1-based)."""

    name: str
    fallback: str | None
    line: int


def slots_in(text: str) -> tuple[SlotUse, ...]:
    """Every slot of a text in order. Raises AccordError `content.slot_malformed` or `content.slot_unknown`, with the line."""
    rest = SLOT.sub(lambda found: "\n" * found[0].count("\n"), text)
    for brace in ("{{", "}}"):
        if brace in rest:
            line = rest[: rest.index(brace)].count("\n") + 1
            raise AccordError(
                "content.slot_malformed", f"Line {line}: '{brace}' opens or closes no slot.", "Write {{name}} or {{name|fallback}}."
            )
    return tuple(_use_of(found, text) for found in SLOT.finditer(text))


def fallbacks_of(uses: Iterable[SlotUse]) -> dict[str, str]:
    """Slot -> what stands there when the fact is missing, the same wherever the slot stands.

    Raises AccordError `content.fallback_missing` for a fact that may be missing, `content.fallback_differs` for two fallbacks.
    """
    uses = tuple(uses)
    fallbacks: dict[str, str] = {}
    for use in uses:
        if use.fallback is not None and fallbacks.setdefault(use.name, use.fallback) != use.fallback:
            raise AccordError(
                "content.fallback_differs",
                f"Line {use.line}: '{use.name}' falls back to '{use.fallback}' here and to '{fallbacks[use.name]}' elsewhere.",
                "Use one fallback throughout.",
            )
    for use in uses:
        if use.name in MAY_BE_MISSING and use.name not in fallbacks:
            raise AccordError(
                "content.fallback_missing",
                f"Line {use.line}: '{use.name}' says nothing for a person of whom we do not know it.",
                f"Write {{{{{use.name}|...}}}} once, with the words to use instead.",
            )
    return fallbacks


def settle(text: str, fixed: Mapping[str, str]) -> str:
    """The text with its fixed slots filled and every other slot in its plain form, `{{name}}`."""
    return SLOT.sub(lambda found: fixed.get(found[1], "{{" + found[1] + "}}"), text)


def _use_of(found: re.Match[str], text: str) -> SlotUse:
    line = text[: found.start()].count("\n") + 1
    if found[1] not in _KNOWN:
        raise AccordError(
            "content.slot_unknown",
            f"Line {line}: there is no slot '{found[1]}'.",
            f"Use one of: {', '.join(sorted(_KNOWN))}.",
        )
    return SlotUse(found[1], None if found[2] is None else html.unescape(found[2]).strip(), line)
