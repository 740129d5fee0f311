"""accord check: look the installation over."""

from collections.abc import Callable
from dataclasses import dataclass

import click

from accord.cli.output import json_option, print_json, start_django
from accord.kernel.errors import AccordError
from accord.kernel.home import KEYS, home_folder


@dataclass(frozen=True)
class Finding:
    """One thing looked at: what, whether it is well, and what was seen."""

    what: str
    well: bool
    seen: str


def _keys() -> str:
    missing = [name for name in KEYS if not (home_folder() / "keys" / name).exists()]
    if missing:
        raise AccordError("check.keys", f"Keys are missing: {', '.join(missing)}.", "Run accord init, or restore the keys folder.")
    return f"{len(KEYS)} keys in {home_folder() / 'keys'}"


def _tables() -> str:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise AccordError("check.tables", f"{len(waiting)} changes of tables are waiting.", "Run accord init.")
    return f"{connection.vendor}, every table up to date"


def _ledger() -> str:
    from accord.access.queries import check_append_only

    return f"append-only triggers stand on {', '.join(check_append_only())}"


def _law() -> str:
    from accord.consent.queries import law_table

    table = law_table()
    return f"{len(table.rules)} rules, table {table.hash[:12]}"


def _channels() -> str:
    from accord.catalogue.types import Channel
    from accord.delivery.ports import channel_for

    return ", ".join(name for name in Channel if channel_for(name)) or "none"


LOOKS: dict[str, Callable[[], str]] = {"keys": _keys, "tables": _tables, "ledger": _ledger, "law": _law, "channels": _channels}


def _look(what: str, look: Callable[[], str]) -> Finding:
    from django.db import DatabaseError

    try:
        return Finding(what, True, look())
    except (AccordError, DatabaseError) as error:
        return Finding(what, False, str(error).strip())


@click.command()
@json_option
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Look the installation over: folder, keys, database, triggers, law, channels."""
    start_django()
    findings = [_look(what, look) for what, look in LOOKS.items()]
    for finding in findings:
        click.echo(f"{'well ' if finding.well else 'WRONG'}  {finding.what:9} {finding.seen}")
    if as_json:
        print_json({"well": all(finding.well for finding in findings), "findings": findings})
    if not all(finding.well for finding in findings):
        context.exit(1)
