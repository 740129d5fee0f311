"""Where adapters meet the ports of the rooms, and rooms meet the columns of one another."""

import os
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from accord.columnar.registry import register_export
from accord.columnar.snapshots import configure
from accord.segments.ports import FactSource, register_facts

ROOMS_WITH_COLUMNS = ("customers", "field_force", "consent", "interactions", "contact_policy")
ROOMS_WITH_FACTS = ("customers", "interactions")


def connect() -> None:
    """Register channels, sources, exports and facts. Called once, when Django is ready."""
    connect_columns()
    connect_facts()


def connect_columns() -> None:
    """Tell columnar which tables to read, and how."""
    for room in ROOMS_WITH_COLUMNS:
        if _has(room, "columns"):
            for export in import_module(f"accord.{room}.columns").EXPORTS:
                register_export(export)
    configure(
        folder=settings.ACCORD_HOME / "snapshots",
        database=os.environ.get("ACCORD_DATABASE_URL") or str(settings.DATABASES["default"]["NAME"]),
        reader="inline" if os.environ.get("ACCORD_SNAPSHOT") == "inline" else "child",
    )


def connect_facts() -> None:
    """Let segments and every other condition ask for the facts of the rooms."""
    for room in ROOMS_WITH_FACTS:
        if _has(room, "facts") and _has(room, "columns"):
            facts, columns = import_module(f"accord.{room}.facts"), import_module(f"accord.{room}.columns")
            register_facts(FactSource(room, facts.FACTS, facts.facts_for, columns.FACTS_VIEW))


def _has(room: str, part: str) -> bool:
    return find_spec(f"accord.{room}.{part}") is not None
