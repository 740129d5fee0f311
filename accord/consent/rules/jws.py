"""Signed documents: compact JWS (RFC 7515) with Ed25519 (RFC 8037), over bytes as they are."""

import base64
import json
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from jwt.api_jws import PyJWS
from jwt.exceptions import PyJWTError

from accord.consent.rules.notes import public_key_of

ALGORITHM = "EdDSA"
LONGEST = 1_000_000

_jws = PyJWS(algorithms=[ALGORITHM])


def thumbprint_of(public_key: bytes) -> str:
    """The name of an Ed25519 key: its JWK thumbprint (RFC 7638, RFC 8037 appendix A.3)."""
    jwk = json.dumps({"crv": "Ed25519", "kty": "OKP", "x": _base64(public_key)}, separators=(",", ":"), sort_keys=True)
    return _base64(sha256(jwk.encode()).digest())


def sign_document(content: bytes, *, seed: bytes) -> str:
    """The compact JWS of `content` under the key of a 32-byte seed; its header names algorithm and key, and nothing else."""
    headers = {"typ": None, "kid": thumbprint_of(public_key_of(seed))}
    return _jws.encode(content, Ed25519PrivateKey.from_private_bytes(seed), algorithm=ALGORITHM, headers=headers)


def key_named_in(jws: str) -> str:
    """The key a JWS says it was signed with. Raises ValueError where it is none, or none of ours in kind."""
    try:
        if len(jws) > LONGEST:
            raise ValueError("too long to be one of ours")
        header = _jws.get_unverified_header(jws)
    except PyJWTError as error:
        raise ValueError("not a signed document") from error
    if header.get("alg") != ALGORITHM or not isinstance(header.get("kid"), str):
        raise ValueError("not signed in a way we know")
    return str(header["kid"])


def open_document(jws: str, *, public_key: bytes) -> bytes:
    """What a JWS holds. Raises ValueError where the signature is not good under this key."""
    try:
        content: bytes = _jws.decode_complete(jws, Ed25519PublicKey.from_public_bytes(public_key), algorithms=[ALGORITHM])[
            "payload"
        ]
    except PyJWTError as error:
        raise ValueError("the signature is not good") from error
    return content


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
