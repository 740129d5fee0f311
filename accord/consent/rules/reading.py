"""How hard a text is to read, by one simple measure per language; the number is on one scale, above 60 being too hard.

English and French: LIX (Björnsson 1968), words per sentence plus the share of words longer than six letters, 60 being officialese.
Turkish: Ateşman (1997), turned round, since its words are long by nature; its syllables are its vowels.
Chinese and Japanese have no such measure that holds: there, characters per sentence.
"""

import re

TOO_HARD = 60
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?:;…]+(?:\s|$)|[。！？；]")
_VOWELS = re.compile(r"[aeıioöuüâîû]", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff\u3040-\u30ff]")
_CHARACTERS = 60


def reading_difficulty(text: str, language: str) -> float:
    """The difficulty of a text in a language (BCP 47); 0 where there is nothing to read."""
    sentences = max(len([part for part in _SENTENCE.split(text) if part.strip()]), 1)
    if language.split("-")[0] in ("zh", "ja"):
        return len(_HAN.findall(text)) / sentences / _CHARACTERS * TOO_HARD
    words = _WORD.findall(text)
    if not words:
        return 0.0
    if language.split("-")[0] == "tr":
        return _turkish(text, len(words), sentences)
    long_words = sum(len(word) > 6 for word in words)
    return len(words) / sentences + 100 * long_words / len(words)


def _turkish(text: str, words: int, sentences: int) -> float:
    ease = 198.825 - 40.175 * len(_VOWELS.findall(text)) / words - 2.610 * words / sentences
    return 100 - ease


def is_hard_to_read(text: str, language: str) -> bool:
    """Whether a notice in these words would not be 'in clear and plain language' (GDPR art. 7(2), 12(1))."""
    return reading_difficulty(text, language) > TOO_HARD
