"""The words of access."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ApiScope(StrEnum):
    """What an API key may do."""

    PERMISSION_READ = "permission:read"
    DECISION_READ = "decision:read"
    EVENTS_WRITE = "events:write"
    WEBHOOKS_WRITE = "webhooks:write"
    WITHDRAWALS_READ = "withdrawals:read"


@dataclass(frozen=True, slots=True)
class ApiCaller:
    """Another system that calls us, known by its key."""

    key_id: int
    name: str
    scopes: frozenset[ApiScope]


@dataclass(frozen=True, slots=True)
class ApiKeyEntry:
    """An API key as a list shows it; its secret cannot be shown again."""

    id: int
    name: str
    scopes: frozenset[ApiScope]
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class LookEntry:
    """Who saw a customer, on which page, when. `user_name` is '' where the house itself looked (a job, another system)."""

    user_id: int | None
    user_name: str
    customer_id: int
    page: str
    looked_at: datetime


@dataclass(frozen=True, slots=True)
class LookFigure:
    """How many persons a user saw on one page within a time, and the most within one hour."""

    user_name: str
    page: str
    persons: int
    in_one_hour: int


@dataclass(frozen=True, slots=True)
class AuditReview:
    """A signed reading of the audit trail: by whom, from where to where it reached (`since` None = the beginning)."""

    user_name: str
    since: datetime | None
    until: datetime
    note: str
    signed_at: datetime
