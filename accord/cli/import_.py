"""accord import: take customers in from a file."""

from pathlib import Path

import click

from accord.cli.output import json_option, print_json, progress_bar, start_django
from accord.kernel import clock
from accord.kernel.errors import AccordError
from accord.kernel.home import home_folder


@click.group()
def command() -> None:
    """Take data in from files."""


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", default="csv", show_default=True, help="What kind of file it is: csv (with a mapping) or nppes.")
@click.option("--mapping", type=click.Path(path_type=Path), help="A TOML file that says what the columns mean.")
@json_option
def customers(file: Path, source: str, mapping: Path | None, as_json: bool) -> None:
    """Import professionals and organisations from FILE, plain or .gz.

    Batches are written whole or not at all; the same command again goes on where it stopped, or changes nothing. Rows that
    cannot be taken are listed with line and reason in a rejects file.
    """
    if not (home_folder() / "keys" / "lookup").exists():
        raise AccordError("import.no_home", f"There is no data folder at {home_folder()} yet.", "Run accord init first.")
    start_django()
    from accord.customers.actions import import_customers
    from accord.customers.ports import source_named

    reading = source_named(source).read(file, mapping)
    with progress_bar(f"Importing {file.name}") as progress:
        report = import_customers(
            rows=reading.rows,
            source=reading.source,
            file_name=file.name,
            rejects_path=home_folder() / "rejects" / f"{file.name}-{reading.digest[:12]}.csv",
            now=clock.now(),
            progress=progress,
            file_digest=reading.digest,
        )
    click.echo(
        f"{file.name}: {report.read:,} rows read, {report.created:,} created, {report.updated:,} updated, "
        f"{report.unchanged:,} unchanged, {report.rejected:,} rejected."
    )
    if report.rejects_file is not None:
        click.echo(f"Rejected rows, with reasons: {report.rejects_file}")
    if as_json:
        print_json(report)
