"""Specialties as NUCC provider taxonomy codes, from a code or from the words of US registers (Medicare specialty names)."""

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

_WORDS = Path(__file__).parent / "specialty_words.csv"
_CODE = re.compile(r"\d{3}[0-9A-Z]{6}X")
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def specialty_code(text: str) -> str:
    """The NUCC code of a code or of known words, whatever their case and punctuation; '' where the words are not known."""
    code = text.strip().upper()
    return code if _CODE.fullmatch(code) else _codes().get(_plain(text), "")


def _plain(words: str) -> str:
    return _NOT_A_WORD.sub(" ", words.lower().replace("&", " and ")).strip()


def specialty_words(code: str) -> str:
    """What registers call a NUCC code, in English, the first of several names; the code itself where none is known."""
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    with _WORDS.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["words"] for row in reversed(list(csv.DictReader(file)))}


@cache
def _codes() -> dict[str, str]:
    with _WORDS.open(encoding="utf-8", newline="") as file:
        return {_plain(row["words"]): row["code"] for row in csv.DictReader(file)}
