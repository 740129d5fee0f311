"""The vault's seal: a key per person, wrapped by the installation's key; AES-256-GCM-SIV (RFC 8452), safe against nonce reuse."""

import hmac
import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from accord.kernel.errors import AccordError

_NONCE = 12


def new_person_key() -> bytes:
    """256 random bits."""
    return os.urandom(32)


def ledger_key_of(person_key: bytes) -> bytes:
    """The key that the ledger's commitments are salted with: derived, so that it is destroyed with the person's key."""
    return hmac.digest(person_key, b"accord ledger", sha256)


def seal(content: bytes, *, key: bytes, bound_to: str) -> bytes:
    """Nonce and ciphertext; opens only with the same key and the same `bound_to`."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCMSIV(key).encrypt(nonce, content, bound_to.encode())


def unseal(sealed: bytes, *, key: bytes, bound_to: str) -> bytes:
    """What was sealed. Raises AccordError `vault.unreadable` where key, owner or text do not belong together."""
    try:
        return AESGCMSIV(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound_to.encode())
    except (InvalidTag, ValueError):
        raise AccordError(
            "vault.unreadable",
            "A sealed text cannot be opened with this key.",
            "Check that the vault key is the one it was sealed with.",
        ) from None
