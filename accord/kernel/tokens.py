"""Signed tokens for links: short, bound to one use, readable by nobody without the key, checked in constant time."""

import base64
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from accord.kernel.errors import AccordError

_as_json = json.JSONEncoder(separators=(",", ":"), sort_keys=True).encode


def sign(use: str, content: Mapping[str, Any], *, key: bytes, valid_until: datetime | None = None) -> str:
    """A URL-safe token that says `content` (small, JSON, no key `exp`) and can only be opened for the same `use`."""
    body = dict(content) if valid_until is None else {**content, "exp": int(valid_until.timestamp())}
    payload = _encode(_as_json(body).encode())
    return f"{payload}.{_mac(use, payload, key)}"


def open_token(use: str, token: str, *, key: bytes, now: datetime) -> dict[str, Any]:
    """What a token says. Raises AccordError `token.invalid` or `token.expired`."""
    payload, _, mac = token.partition(".")
    if not hmac.compare_digest(mac.encode(), _mac(use, payload, key).encode()):
        raise AccordError("token.invalid", "This link is not complete or was changed.", "Open it again from the message.")
    content: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    valid_until = content.pop("exp", None)
    if valid_until is not None and datetime.fromtimestamp(valid_until, UTC) <= now:
        raise AccordError("token.expired", "This link is too old.", "Ask for a new one.")
    return content


def _mac(use: str, payload: str, key: bytes) -> str:
    mac = _keyed(use, key).copy()
    mac.update(payload.encode())
    return _encode(mac.digest()[:16])


@lru_cache(maxsize=64)
def _keyed(use: str, key: bytes) -> hmac.HMAC:
    """An HMAC that has taken in the key and the use: setting one up costs more than the few bytes that follow."""
    return hmac.new(key, f"{use}:".encode(), "sha256")


def _encode(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
