"""Tables that only grow, by order of the database itself.

Triggers refuse UPDATE and DELETE (and TRUNCATE on PostgreSQL), through the ORM or behind it. Django rebuilds a SQLite table to
alter it and the triggers go with the old one; so they are put back after every migration. SQLite fires DELETE triggers for
`INSERT OR REPLACE` only when asked to, so every connection asks.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.apps import AppConfig
from django.db import connection as default_connection
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate

M = TypeVar("M", bound=type[models.Model])

_MODELS: list[type[models.Model]] = []


def append_only(model: M) -> M:
    """Class decorator: let the database refuse to change or delete rows of this model, from the next migration on."""
    _MODELS.append(model)
    return model


def append_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple[Any, ...]], *, known: str = "") -> int:
    """Add rows of plain values to a table that only grows, several times faster than model by model; how many were new.

    A row whose column `known` says what a row of the table says already is left out; without it such a row is an error. JSON comes
    as text, moments as `connection.ops` adapts them.
    """
    names, places = ", ".join(columns), ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({places})"  # noqa: S608 (our own names)
    with default_connection.cursor() as cursor:
        asked = f"{statement} ON CONFLICT ({known}) DO NOTHING" if known else statement
        cursor.executemany(asked, rows)  # type: ignore[arg-type]  # both drivers take rows as they come
        added: int = cursor.rowcount
    return max(added, 0)  # -1 where there was nothing to add


def append_only_tables(app_label: str | None = None) -> tuple[str, ...]:
    """The tables that only grow, of one app or of all."""
    return tuple(model._meta.db_table for model in _MODELS if app_label in (None, model._meta.app_label))


def create_triggers(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> None:
    """Put the triggers on these tables where they exist; harmless when they are there."""
    present = set(connection.introspection.table_names())
    statements = _postgres_statements if connection.vendor == "postgresql" else _sqlite_statements
    with connection.cursor() as cursor:
        for table in present.intersection(tables):
            for statement in statements(table):
                cursor.execute(statement)


def missing_triggers(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """The triggers that should stand and do not."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        standing = {name for (name,) in cursor.fetchall()}
    ends = ("_only_grows", "_no_truncate") if connection.vendor == "postgresql" else ("_no_update", "_no_delete")
    return tuple(name for table in append_only_tables() for end in ends if (name := f"{table}{end}") not in standing)


def _restore_triggers(*, app_config: AppConfig, using: str, **_: Any) -> None:
    if tables := append_only_tables(app_config.label):
        create_triggers(connections[using], tables)


def _catch_replace(*, connection: BaseDatabaseWrapper, **_: Any) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers = ON")


def _sqlite_statements(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} only grows: {verb} refused'); END"
        for verb in ("UPDATE", "DELETE")
    ]


def _postgres_statements(table: str) -> list[str]:
    return [
        "CREATE OR REPLACE FUNCTION accord_refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION '% only grows: % refused', TG_TABLE_NAME, TG_OP"
        " USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE OR REPLACE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION accord_refuse_change()",
        f"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION accord_refuse_change()",
    ]


connection_created.connect(_catch_replace, dispatch_uid="accord.access.append_only")
post_migrate.connect(_restore_triggers, dispatch_uid="accord.access.append_only")
