"""Who calls: another system, known by its key. The key travels in a header, never in an address."""

from typing import Any

from django.http import HttpRequest
from ninja.security import APIKeyHeader, HttpBasicAuth, HttpBearer

from accord.access.actions import note_key_use
from accord.access.queries import api_caller_for
from accord.access.types import ApiCaller, ApiScope
from accord.kernel import clock
from accord.kernel.errors import AccordError


class ApiKey(APIKeyHeader):
    """The key in `X-API-Key`."""

    param_name = "X-API-Key"

    def __init__(self, scope: ApiScope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, key: str | None) -> ApiCaller | None:
        """See `admit`."""
        return admit(key, self.scope)


class BearerKey(HttpBearer):
    """The key in `Authorization: Bearer`."""

    def __init__(self, scope: ApiScope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> ApiCaller | None:
        """See `admit`."""
        return admit(token, self.scope)


class PasswordKey(HttpBasicAuth):
    """The key as the password of `Authorization: Basic`, for providers that can send nothing else to a webhook."""

    def __init__(self, scope: ApiScope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, username: str, password: str) -> ApiCaller | None:
        """See `admit`."""
        return admit(password, self.scope)


def key_with(scope: ApiScope) -> list[Any]:
    """The ways in for a caller whose key has this scope."""
    return [ApiKey(scope), BearerKey(scope)]


def admit(secret: str | None, scope: ApiScope) -> ApiCaller | None:
    """The caller behind a secret; None where nobody's. Raises AccordError `api.scope_missing`."""
    caller = api_caller_for(secret=secret) if secret else None
    if caller is None:
        return None
    if scope not in caller.scopes:
        raise AccordError("api.scope_missing", f"This key may not {scope}.", "Ask for a key with that scope.")
    note_key_use(key_id=caller.key_id, now=clock.now())
    return caller
