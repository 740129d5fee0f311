"""Finding a person's words in a text, however they were written down."""

import re
import unicodedata
from collections.abc import Iterable

SHORTEST = 5
"""A shorter word (a family name of three letters, the key '17') would be found in every other line."""

_BETWEEN = r"\W{1,4}"  # a name may stand in two columns, an address on two lines
_PHONE = re.compile(r"\+\d{7,15}")
_LOCAL = 8  # a number may be written with or without its country, in groups of any size
_NOTHING = re.compile(r"(?!)")


def folded(text: str) -> str:
    """Letter case and ways of composing an accent do not count."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", text).casefold())


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """What finds any of these words in a folded text: whole words only, and only such as are long enough to mean this person.

    Chinese is written without spaces, and two characters of it are rare enough.
    """
    parts = [_part(folded(word)) for word in dict.fromkeys(words) if len(word) >= (2 if _is_han(word) else SHORTEST)]
    return re.compile("|".join(parts)) if parts else _NOTHING


def speaks_of(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether the text holds one of the words."""
    return pattern.search(folded(text)) is not None


def _part(word: str) -> str:
    if _is_han(word):
        return re.escape(word)
    if _PHONE.fullmatch(word):
        return r"\W{0,2}".join(word[-_LOCAL:]) + r"(?!\w)"
    pieces = [re.escape(piece) for piece in re.split(r"[\s,;]+", word) if piece]
    return rf"(?<!\w){_BETWEEN.join(pieces)}(?!\w)"


def _is_han(word: str) -> bool:
    return all("㐀" <= letter <= "鿿" for letter in word)
