"""Links of a text, told apart from the text: what is followed and counted, and what is left alone."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

_HREF = re.compile(r"""(\bhref\s*=\s*)(["'])(https?://[^"']*)\2""", re.IGNORECASE)
_PLAIN = re.compile(r"https?://[^\s<>\"'{}]*[^\s<>\"'{}.,;:!?)\]]")


@dataclass(frozen=True, slots=True)
class Tracked:
    """A text whose links became slots `{{link_0}}`, `{{link_1}}` …, and where each of them leads."""

    html: str
    text: str
    targets: tuple[str, ...]


def track_links(body_html: str, body_text: str) -> Tracked:
    """Every http(s) address in the HTML's links and in the text becomes a slot; the same address is the same slot.

    Addresses that are slots themselves (way out, preferences) and mailto: are left as they are.
    """
    targets: dict[str, int] = {}

    def slot_of(address: str) -> str:
        return f"{{{{link_{targets.setdefault(address, len(targets))}}}}}"

    tracked_html = _HREF.sub(_in_html(slot_of), body_html)
    tracked_text = _PLAIN.sub(lambda found: slot_of(found[0]), body_text)
    return Tracked(tracked_html, tracked_text, tuple(targets))


def _in_html(slot_of: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{found[1]}{found[2]}{slot_of(html.unescape(found[3]))}{found[2]}"
