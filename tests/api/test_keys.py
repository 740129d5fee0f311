import base64
from collections.abc import Callable

import pytest
from django.test import Client

from accord.access.actions import revoke_api_key
from accord.access.queries import list_api_keys
from accord.access.types import ApiScope
from tests.api.conftest import Caller
from tests.cast import MORNING, Cast

ASKS = {
    ApiScope.PERMISSION_READ: ("GET", "/api/customers/cast:john/permissions"),
    ApiScope.DECISION_READ: ("GET", "/api/customers/cast:john/next-best-action"),
    ApiScope.EVENTS_WRITE: ("POST", "/api/events"),
    ApiScope.WEBHOOKS_WRITE: ("POST", "/webhooks/email"),
    ApiScope.WITHDRAWALS_READ: ("GET", "/api/withdrawals"),
}


def ask(caller: Caller, scope: ApiScope) -> tuple[int, str]:
    method, path = ASKS[scope]
    status, body = caller.get(path) if method == "GET" else caller.post(path, {})
    return status, body.get("code", "")


@pytest.mark.parametrize("scope", ApiScope)
def test_each_scope_opens_its_own_door_and_no_other(cast: Cast, key: Callable[..., str], scope: ApiScope) -> None:
    others = [other for other in ApiScope if other is not scope]
    assert ask(Caller(key(scope)), scope)[0] not in (401, 403)
    assert ask(Caller(key(*others)), scope) == (403, "api.scope_missing")
    assert ask(Caller(), scope) == (401, "api.key_missing")
    assert ask(Caller("accord_guess"), scope) == (401, "api.key_missing")


def test_a_revoked_key_opens_nothing(cast: Cast, key: Callable[..., str]) -> None:
    caller = Caller(key(ApiScope.PERMISSION_READ))
    assert ask(caller, ApiScope.PERMISSION_READ)[0] == 200
    held = list_api_keys()[0]
    assert held.last_used_at == MORNING
    revoke_api_key(key_id=held.id, now=MORNING)
    assert ask(caller, ApiScope.PERMISSION_READ)[0] == 401


def test_ways_to_carry_a_key(cast: Cast, key: Callable[..., str]) -> None:
    secret = key(ApiScope.PERMISSION_READ, ApiScope.WEBHOOKS_WRITE)
    basic = "Basic " + base64.b64encode(f"provider:{secret}".encode()).decode()
    path = ASKS[ApiScope.PERMISSION_READ][1]
    assert Client().get(path, headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    assert Client().get(path, headers={"Authorization": "Bearer nothing"}).status_code == 401
    assert Client().get(path, {"key": secret}).status_code == 401
    assert Client().get(path, headers={"Authorization": basic}).status_code == 401
    assert Client().post("/webhooks/nowhere", headers={"Authorization": basic}).status_code == 404
    refusal = Client().get(path)
    assert refusal["WWW-Authenticate"] == "Bearer" and refusal["Content-Type"].startswith("application/json")


@pytest.mark.parametrize("secret", ["é", "x" * 5_000, "\x00", "accord_'; DROP TABLE access_apikey; --"])
def test_a_strange_key_is_a_wrong_key(db: None, secret: str) -> None:
    assert Client().get("/api/customers/1/permissions", headers={"X-API-Key": secret}).status_code == 401
