"""A permission written down, byte for byte the same whenever it is worked out again (PERMISSION 3.7, same bytes out)."""

import dataclasses
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any

from accord.consent.types import Permission, Reason, WayForward

_IN_WORDS: Mapping[type, frozenset[str]] = {Reason: frozenset({"words"}), WayForward: frozenset({"words", "form"})}
"""Left out: words may be put better one day, and forms come and go; neither is part of the decision."""


def permission_bytes(permission: Permission) -> bytes:
    """The decision as canonical JSON (UTF-8, keys sorted, no blanks): question with both moments, answer, every reason, rules,
    records, obligations, hash of the law. Moments are UTC to the microsecond, sets are sorted, absent values null.
    """
    return json.dumps(_plain(permission), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        left_out = _IN_WORDS.get(type(value), frozenset())
        names = (field.name for field in dataclasses.fields(value) if field.name not in left_out)
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, Enum):
        return value.name.lower() if isinstance(value, int) else value.value
    if isinstance(value, frozenset):
        return sorted(_plain(item) for item in value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, (date, time)) else value
