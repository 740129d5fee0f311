"""The words of access."""

from dataclasses import dataclass
from enum import StrEnum


class ApiScope(StrEnum):
    """What an API key may do."""

    PERMISSION_READ = "permission:read"
    DECISION_READ = "decision:read"
    EVENTS_WRITE = "events:write"
    WEBHOOKS_WRITE = "webhooks:write"


@dataclass(frozen=True, slots=True)
class ApiCaller:
    """Another system that calls us, known by its key."""

    key_id: int
    name: str
    scopes: frozenset[ApiScope]
