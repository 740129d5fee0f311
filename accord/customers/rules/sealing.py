"""The vault's seal: a key per person, wrapped by the installation's key; AES-256-GCM-SIV (RFC 8452), safe against nonce reuse."""

import hmac
import os
from collections.abc import Iterable, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from accord.kernel.errors import AccordError

_NONCE = 12


def new_person_key() -> bytes:
    """256 random bits."""
    return os.urandom(32)


def ledger_key_of(person_key: bytes) -> bytes:
    """The key that the ledger's commitments are salted with: derived, so that it is destroyed with the person's key."""
    return hmac.digest(person_key, b"accord ledger", "sha256")


def seal(content: bytes, *, key: bytes, bound_to: str) -> bytes:
    """Nonce and ciphertext; opens only with the same key and the same `bound_to`."""
    return seal_all([(content, bound_to)], key=key)[0]


def seal_all(texts: Sequence[tuple[bytes, str]], *, key: bytes) -> list[bytes]:
    """The same for many texts, (content, bound to) each, under one key."""
    encrypt, nonces = AESGCMSIV(key).encrypt, os.urandom(_NONCE * len(texts))
    starts = range(0, len(nonces), _NONCE)
    return [
        (nonce := nonces[start : start + _NONCE]) + encrypt(nonce, content, bound_to.encode())
        for start, (content, bound_to) in zip(starts, texts, strict=True)
    ]


def unseal(sealed: bytes, *, key: bytes, bound_to: str) -> bytes:
    """What was sealed. Raises AccordError `vault.unreadable` where key, owner or text do not belong together."""
    return unseal_all([(sealed, bound_to)], key=key)[0]


def unseal_all(texts: Iterable[tuple[bytes, str]], *, key: bytes) -> list[bytes]:
    """The same for many texts, (sealed, bound to) each, under one key."""
    try:
        decrypt = AESGCMSIV(key).decrypt
        return [decrypt(sealed[:_NONCE], sealed[_NONCE:], bound_to.encode()) for sealed, bound_to in texts]
    except (InvalidTag, ValueError):
        raise AccordError(
            "vault.unreadable",
            "A sealed text cannot be opened with this key.",
            "Check that the vault key is the one it was sealed with.",
        ) from None
