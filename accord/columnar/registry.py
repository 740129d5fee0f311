"""Which exports there are: rooms write them in their `columns.py`, the wiring registers them."""

from accord.columnar.types import Export

_exports: dict[str, Export] = {}


def register_export(export: Export) -> None:
    """Add an export; the same one twice is harmless, another one under the same name is a mistake (ValueError)."""
    if _exports.setdefault(export.name, export) != export:
        raise ValueError(f"Two exports are called {export.name!r}")


def exports() -> tuple[Export, ...]:
    """All registered exports, by name."""
    return tuple(_exports[name] for name in sorted(_exports))
