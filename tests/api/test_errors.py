import pytest
from django.db import OperationalError

from tests.api.conftest import Caller
from tests.cast import Cast


@pytest.mark.parametrize(
    ("trouble", "status", "code"),
    [(OperationalError("database is locked"), 503, "api.busy"), (RuntimeError("a secret in a message"), 500, "api.broken")],
)
def test_trouble_of_our_own_is_told_without_its_inside(
    cast: Cast, crm: Caller, monkeypatch: pytest.MonkeyPatch, trouble: Exception, status: int, code: str
) -> None:
    def fail(**_: object) -> None:
        raise trouble

    monkeypatch.setattr("accord.api.permissions.find_customer", fail)
    answered, body = crm.get("/api/customers/1/permissions")
    assert (answered, body["code"]) == (status, code)
    assert str(trouble) not in str(body)


@pytest.mark.parametrize("path", ["/api/customers/npi:%00/permissions", "/api/customers/1/permissions?topic=%00&sender=%00"])
def test_characters_that_no_database_keeps(cast: Cast, crm: Caller, path: str) -> None:
    answered, body = crm.get(path)
    assert answered in (404, 422) and body["code"] in ("not_found", "api.unstorable")


def test_an_event_with_such_characters_is_not_taken(cast: Cast, crm: Caller) -> None:
    event = {"type": "response", "key": "r\x00", "customer": "npi:\x00", "occurred_at": "2026-11-16T09:00:00Z"}
    answered, _ = crm.tell({**event, "channel": "email", "kind": "clicked"})
    assert answered == 422
