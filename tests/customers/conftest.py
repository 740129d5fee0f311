"""Small builders of this room."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from accord.customers.actions import import_customers
from accord.customers.types import ContactPointDraft, ContactPointKind, CustomerDraft, CustomerKind, ImportReport, Rejection

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
Take = Callable[..., ImportReport]


def hcp(key: str, **values: object) -> CustomerDraft:
    given: dict[str, object] = {"given_name": "Ada", "family_name": f"Byron {key}", "country": "US", "region": "US-OH"} | values
    return CustomerDraft(key=key, kind=CustomerKind.HCP, **given)  # type: ignore[arg-type]


def email(value: str) -> ContactPointDraft:
    return ContactPointDraft(ContactPointKind.EMAIL, value)


def phone(value: str) -> ContactPointDraft:
    return ContactPointDraft(ContactPointKind.PHONE, value)


@pytest.fixture
def take(db: None, tmp_path: Path) -> Take:
    """Import drafts as if they stood in a file from line 2 on."""

    def importing(
        *drafts: CustomerDraft | Rejection, source: str = "crm", digest: str = "", lines: Sequence[int] = ()
    ) -> ImportReport:
        rows = list(zip(lines or range(2, 2 + len(drafts)), drafts, strict=True))
        return import_customers(
            rows=rows, source=source, file_name="f.csv", rejects_path=tmp_path / "rejects.csv", now=NOW, file_digest=digest
        )

    return importing
