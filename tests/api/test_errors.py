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
