"""accord register: read opt-out registers, and see how old each reading is."""

from dataclasses import asdict
from pathlib import Path

import click

from accord.cli.output import json_option, print_json, progress_bar, start_django
from accord.kernel import clock
from accord.kernel.home import home_folder


@click.group()
def command() -> None:
    """Public registers in which people refuse contact."""


@command.command()
@click.argument("name")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--full", is_flag=True, help="FILE is the whole register: a block whose entry is gone is lifted.")
@click.option("--out", type=click.Path(path_type=Path), help="Write what the register is to be told (two-way registers).")
@json_option
def sync(name: str, file: Path, full: bool, out: Path | None, as_json: bool) -> None:
    """Read FILE of the register NAME: whom it lists is blocked at once.

    The same file again changes nothing. Lines that cannot be read are listed by number and reason in a rejects file.
    """
    start_django()
    from accord.consent.actions import sync_register
    from accord.consent.ports import register_named

    register = register_named(name)
    with progress_bar(f"Reading {file.name}") as progress:
        report = sync_register(
            register=register,
            file=file,
            rejects_path=home_folder() / "rejects" / f"register-{name}-{clock.now():%Y%m%dT%H%M%S}.csv",
            now=clock.now(),
            full=full,
            out=out,
            progress=progress,
        )
    click.echo(
        f"{register.title}: {report.read:,} lines read, {report.hits:,} of people we hold, {report.blocked:,} newly blocked, "
        f"{report.standing:,} blocked already, {report.lifted:,} lifted, {report.rejected:,} unreadable."
    )
    if out is not None:
        click.echo(f"{report.reported:,} lines for the register: {out}")
    if report.rejects_file is not None:
        click.echo(f"Unreadable lines, with reasons: {report.rejects_file}")
    if as_json:
        print_json(report)


@command.command()
@json_option
def status(as_json: bool) -> None:
    """Each register: when it was last read, and whether that is too long ago."""
    start_django()
    from accord.consent.queries import register_ages

    ages = register_ages(now=clock.now())
    for age in ages:
        read = "never read" if age.read_at is None else f"read {age.read_at:%Y-%m-%d}"
        state = "TOO OLD" if age.stale else "good"
        click.echo(f"{age.register:<9} {read:<16} {state:<8} at most {age.recheck_days} days ({age.recheck_source})")
    if as_json:
        print_json({"registers": [asdict(age) | {"age": age.age and age.age.days} for age in ages]})
