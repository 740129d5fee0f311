"""Exports: named once, typed in every column."""

import pytest

from accord.columnar import registry
from accord.columnar.types import Export


def test_exports_are_listed_by_name_and_never_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_exports", {})
    touches, customers = (
        Export("touches", "SELECT 1 AS id", {"id": "BIGINT"}),
        Export("customers", "SELECT 1 AS id", {"id": "BIGINT"}),
    )
    for export in (touches, customers, touches):
        registry.register_export(export)
    assert registry.exports() == (customers, touches)
    with pytest.raises(ValueError, match="Two exports"):
        registry.register_export(Export("touches", "SELECT 2 AS id", {"id": "BIGINT"}))


@pytest.mark.parametrize(
    ("name", "casts"),
    [("Bad name", {"id": "BIGINT"}), ("good", {}), ("good", {"id; DROP": "BIGINT"}), ("good", {"id": "TIMESTAMPTZ"})],
)
def test_an_export_that_cannot_work_is_refused(name: str, casts: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="export"):
        Export(name, "SELECT 1 AS id", casts)
