"""What a leaf commits to: an entry as canonical JSON (RFC 8785), salted, and without anything that names a person.

The person is a pseudonym under the person's ledger key, and so is every word of the entry that could lead to somebody (contact
point, rep, place, reason, key). The salt is one of each entry's own: an opened entry can be shown and checked by itself, and tells
nothing of the others. When the key is destroyed, no leaf of the person can be tied to anything any more.
"""

import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from accord.consent.rules.merkle import leaf_hash

FORMAT = 1
SALT = 16
"""How many bytes of an entry's salt are said."""
_LARGEST = 2**53 - 1

_encoder = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":"))

Seal = Callable[[Any, bytes], Any]


def canonical_json(value: Any) -> bytes:
    """JSON as RFC 8785 writes it, for texts, whole numbers, truth values, lists and objects with plain (ASCII) names.

    Raises ValueError for what two programs might write in two ways: a fraction, a number beyond 2**53, a name that is not ASCII.
    """
    _check(value)
    return _encoder.encode(value).encode()


def subject_of(key: bytes, customer_id: int) -> bytes:
    """The person's pseudonym in the ledger, 32 bytes; meaningless once the key is destroyed."""
    return hmac.digest(key, b"customer:%d" % customer_id, "sha256")


class WordSeal:
    """Puts a value out of sight under the person's key; the label keeps equal values of different fields apart."""

    def __init__(self, label: str) -> None:
        self._prefix = f"{label}:".encode()

    def __call__(self, value: Any, key: bytes) -> str:
        """HMAC-SHA256 of label and value, in hexadecimal."""
        return hmac.digest(key, self._prefix + str(value).encode(), "sha256").hex()


@lru_cache(maxsize=4096)
def moment_text(moment: datetime) -> str:
    """A moment as the ledger writes it: UTC, to the microsecond, '2026-11-24T09:00:00.000000Z'."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def entry_of_nobody(fields: Sequence[tuple[str, Seal | None]], values: Sequence[Any], *, kind: str) -> bytes:
    """The bytes of an entry that belongs to no person, such as a notice: nothing to hide, so no salt.

    What is empty or false is left out, so that a column added later changes no leaf of before; a 0 is said.
    """
    pairs = zip(fields, values, strict=True)
    said = {name: value if seal is None else seal(value, b"") for (name, seal), value in pairs if value or type(value) is int}
    return canonical_json({**said, "kind": kind, "v": FORMAT})


def erasure_entry(*, entry_id: int, subject: bytes, number: int) -> bytes:
    """The bytes of an erasure: they can be checked without the person's key, for it is gone."""
    return canonical_json({"id": entry_id, "kind": "erasure", "number": number, "subject": subject.hex(), "v": FORMAT})


def person_leaf(subject: bytes, count: int, last: bytes) -> bytes:
    """The leaf of a person in the tree of people: pseudonym, how many entries there are, and the leaf hash of the last of them."""
    return leaf_hash(subject + count.to_bytes(8, "big") + last)


def _check(value: Any) -> None:
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > _LARGEST):
        raise ValueError(f"{value!r} has no one way to be written")
    if isinstance(value, Mapping):
        if not all(isinstance(name, str) and name.isascii() for name in value):
            raise ValueError("the name of a field must be plain ASCII")
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            _check(item)
