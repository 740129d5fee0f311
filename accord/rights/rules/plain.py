"""Values as plain JSON."""

import json
from collections.abc import Mapping, Set
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID


def plain(value: Any) -> Any:
    """Dates, ids, enums and sets as text and lists, all the way down; bytes as hexadecimal digits."""
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, Mapping):
        return {str(plain(name)): plain(item) for name, item in value.items()}
    if isinstance(value, Set):
        return sorted(plain(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).hex()
    return str(value) if isinstance(value, UUID) else value


def canonical(value: Any) -> bytes:
    """The one way to write it: sorted names, no spaces, UTF-8 (as RFC 8785 for the values we use: texts, whole numbers, lists)."""
    return json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
