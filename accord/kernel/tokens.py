"""Signed tokens for links: short, bound to one use, readable by nobody without the key, checked in constant time."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from accord.kernel.errors import AccordError


def sign(use: str, content: Mapping[str, Any], *, key: bytes, valid_until: datetime | None = None) -> str:
    """A URL-safe token that says `content` (small, JSON, no key `exp`) and can only be opened for the same `use`."""
    body = dict(content) if valid_until is None else {**content, "exp": int(valid_until.timestamp())}
    payload = _encode(json.dumps(body, separators=(",", ":"), sort_keys=True).encode())
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
    return _encode(hmac.digest(key, f"{use}:{payload}".encode(), hashlib.sha256)[:16])


def _encode(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
