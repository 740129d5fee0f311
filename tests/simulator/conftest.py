"""A small market, made once for all tests of a module and rolled back after them."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction

from accord.simulator.actions import create_market
from accord.simulator.types import Market

EVE = datetime(2026, 11, 16, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def market(django_db_setup: None, django_db_blocker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Market]:
    rejects = tmp_path_factory.mktemp("market") / "rejects.csv"
    with django_db_blocker.unblock(), transaction.atomic():
        made = create_market(customers=600, seed=9, rejects_path=rejects, now=EVE)
        yield made
        transaction.set_rollback(True)
