"""Writes entries of persons as canonical JSON, many a second: what most entries have in common is written once.

An entry is mostly words of a short list (channel, purpose, mechanism ...), and a few values of its own. The text of the former is
kept, with gaps for the latter. It is, byte for byte, what `canonical_json` makes of the same content.
"""

import hmac
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache, partial
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any

from accord.consent.rules.commitments import FORMAT, SALT, Seal, canonical_json

_KEPT = 2_048
_GAP = "%s"


class EntryText:
    """How the entries of one kind are written; `texts` names the fields that hold words of a short list, or nothing."""

    def __init__(self, kind: str, fields: Sequence[tuple[str, Seal | None]], texts: Collection[str]) -> None:
        own = sorted((name, place, seal) for place, (name, seal) in enumerate(fields) if name not in texts)
        common = [(name, place) for place, (name, _) in enumerate(fields) if name in texts]
        gaps = [name for name, _, _ in own]
        self._pieces = [(place, _piece(name, seal)) for name, place, seal in own]
        self._common = _values_at([place for _, place in common])
        said = sorted([*gaps, "number", "salt", "subject"])
        self._in_order = itemgetter(*map([*gaps, "number", "salt", "subject"].index, said))
        self._text = lru_cache(maxsize=_KEPT)(partial(_with_gaps, kind, [name for name, _ in common], gaps))

    def write(self, values: Sequence[Any], *, subject: str, number: int, key: bytes) -> bytes:
        """The bytes a leaf commits to: the content, whose it is (in hexadecimal), which of the person's entries it is, and the
        entry's own salt. What is empty or false is left out, so that a column added later changes no leaf of before; a 0 is said.
        """
        made: list[Any] = [
            piece(value, key) if (value := values[place]) or type(value) is int else "" for place, piece in self._pieces
        ]
        made += (number, hmac.digest(key, b"salt:%d" % number, "sha256")[:SALT].hex(), subject)
        text = self._text(self._common(values)) % self._in_order(made)
        return f"{{{text[1:]}}}".encode()


def _values_at(places: Sequence[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    if len(places) > 1:
        return itemgetter(*places)
    return lambda values: tuple(values[place] for place in places)


def _with_gaps(kind: str, names: Sequence[str], gaps: Sequence[str], values: Sequence[Any]) -> str:
    """The text of an entry with these common values, each field behind a comma, and gaps for the values of its own."""
    said = {name: value for name, value in zip(names, values, strict=True) if value}
    if not all(isinstance(value, str) for value in said.values()):
        raise TypeError(f"words are texts: {said!r}")  # 1 and True are one key to the cache, and two things to JSON
    written = {
        name: canonical_json(value).decode().replace("%", "%%") for name, value in {**said, "kind": kind, "v": FORMAT}.items()
    }
    fields = {name: f',"{name}":{value}' for name, value in written.items()}
    fields |= dict.fromkeys(gaps, _GAP) | {"number": ',"number":%d', "salt": ',"salt":"%s"', "subject": ',"subject":"%s"'}
    return "".join(fields[name] for name in sorted(fields))


def _piece(name: str, seal: Seal | None) -> Callable[[Any, bytes], str]:
    """Writes the field behind a comma."""
    start = f',"{name}":'

    def write(value: Any, key: bytes) -> str:
        told = value if seal is None else seal(value, key)
        kind = type(told)
        if kind is str:
            return start + encode_basestring(told)
        return start + (str(told) if kind is int else canonical_json(told).decode())

    return write
