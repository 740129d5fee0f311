"""Finding a contact value without reading it: a keyed BLAKE2b of 16 bytes (RFC 7693)."""

import hashlib
from functools import lru_cache


def lookup_hash(value: str, *, key: bytes) -> bytes:
    """The keyed hash of a normalised contact value; letter case does not count, so a suppression cannot be dodged by it."""
    state = _keyed(key).copy()
    state.update(value.lower().encode())
    return state.digest()


@lru_cache(maxsize=8)
def _keyed(key: bytes) -> "hashlib.blake2b":
    return hashlib.blake2b(digest_size=16, key=key)
