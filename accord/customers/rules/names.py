"""Names as people write them: accents and scripts are kept, spaces tidied; capitals are only folded where a source shouts."""

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_NUMERAL = re.compile(r"II|III|IV|NHS|LLC|LLP|PLLC", re.IGNORECASE)
_PART = re.compile(r"[^\W\d_]+")
_AFTER_APOSTROPHE = frozenset({"s", "t"})


def tidy_name(text: str) -> str:
    """The name in Unicode NFC with single spaces."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def folded_name(text: str) -> str:
    """The name as it is compared: without case or marks, the Turkish dotless i as i ('YILMAZ' is 'Yılmaz', 'Çelik' 'CELIK')."""
    spread = unicodedata.normalize("NFKD", tidy_name(text).replace("ı", "i").replace("İ", "i"))
    return "".join(letter for letter in spread if not unicodedata.combining(letter)).casefold()


@lru_cache(maxsize=65536)
def title_case(text: str) -> str:
    """A shouted name in title case: MCDONALD is McDonald, O'BRIEN O'Brien, ÖZTÜRK-DE LA CRUZ Öztürk-De La Cruz; III stays III."""
    return _PART.sub(_cased, text).replace("i\u0307", "i")


def _cased(part: re.Match[str]) -> str:
    word = part.group()
    before = part.string[part.start() - 1] if part.start() else ""
    if _NUMERAL.fullmatch(word) and before != "'":
        return word.upper()
    if before.isdigit():
        return word.lower()
    if before in ("'", "’") and word.lower() in _AFTER_APOSTROPHE:
        return word.lower()
    if len(word) > 3 and word[:2].upper() == "MC":
        return f"Mc{word[2].upper()}{word[3:].lower()}"
    return word[0].upper() + word[1:].lower()
