"""What of an API key's secret is kept: a keyed hash, so that neither the table alone nor the key alone opens a door."""

import hashlib

PREFIX = "accord_"


def hash_secret(secret: str, *, key: bytes) -> bytes:
    """BLAKE2b-32 of the secret under the house's key. The secret itself has 256 random bits, so one pass is enough."""
    return hashlib.blake2b(secret.encode(), digest_size=32, key=key, person=b"accord.apikey").digest()
