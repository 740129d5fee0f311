"""The seal on a certificate: Ed25519 (RFC 8032) under the key that signs the ledger."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_PREFIX = b"accord erasure certificate\n"
"""So that no signature of another kind made with the same key can pass for one."""


def sign_paper(content: bytes, *, seed: bytes) -> str:
    """The signature, 128 hexadecimal digits."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(_PREFIX + content).hex()


def is_signed(content: bytes, signature: str, *, seed: bytes) -> bool:
    """Whether this installation signed exactly this."""
    try:
        Ed25519PrivateKey.from_private_bytes(seed).public_key().verify(bytes.fromhex(signature), _PREFIX + content)
    except (InvalidSignature, ValueError):
        return False
    return True
