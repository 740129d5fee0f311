"""The cast on stage, and pages opened the way a browser opens them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from accord.kernel import clock
from accord.kernel.tokens import sign
from tests.cast import MORNING, Cast, raise_curtain


@pytest.fixture
def cast(db: None, tmp_path: Path) -> Cast:
    return raise_curtain(tmp_path)


@pytest.fixture(autouse=True)
def morning(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages read the clock; here it stands still."""
    monkeypatch.setattr(clock, "now", lambda: MORNING)


@pytest.fixture
def visitor() -> Iterator[Client]:
    """A client that checks CSRF, as browsers are checked."""
    yield Client(enforce_csrf_checks=True)


def link_of(customer_id: int) -> str:
    return f"/preferences/{sign('preferences', {'c': customer_id}, key=settings.ACCORD_TOKEN_KEY)}"
