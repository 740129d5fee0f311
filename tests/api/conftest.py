"""Another system that calls, and the moment at which it does."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from accord.access.actions import create_api_key
from accord.access.types import ApiScope
from tests.cast import MORNING, Cast, raise_curtain


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setattr("accord.kernel.clock.now", lambda: MORNING)
    return MORNING


@pytest.fixture
def cast(db: None, tmp_path: Path) -> Cast:
    return raise_curtain(tmp_path)


@pytest.fixture
def key(db: None) -> Callable[..., str]:
    """Makes a key with these scopes."""
    return lambda *scopes, name="CRM": create_api_key(name=name, scopes=scopes, now=MORNING)


class Caller:
    """Calls the API with a key and reads JSON."""

    def __init__(self, secret: str = "") -> None:
        self._client = Client(headers={"X-API-Key": secret} if secret else {}, enforce_csrf_checks=True)

    def get(self, path: str, **query: str) -> tuple[int, Any]:
        answer = self._client.get(path, query)
        return answer.status_code, answer.json()

    def post(self, path: str, body: Any) -> tuple[int, Any]:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        answer = self._client.post(path, content, content_type="application/json")
        return answer.status_code, answer.json()

    def tell(self, *events: dict[str, Any]) -> tuple[int, Any]:
        return self.post("/api/events", {"events": list(events)})


@pytest.fixture
def crm(key: Callable[..., str]) -> Caller:
    return Caller(key(*ApiScope))


def codes(problems: Iterable[dict[str, str]]) -> list[tuple[str, str]]:
    return [(problem["where"], problem["code"]) for problem in problems]
