"""accord law adopt, accept and watch: taking law into use, and keeping an eye on it."""

from pathlib import Path

import click

from accord.cli.output import json_option, print_json, start_django
from accord.kernel import clock


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--overrides", is_flag=True, help="The file holds the company's own rules, not a whole table.")
@click.option("--by", "name", required=True, help="Who takes it into use.")
@json_option
def adopt(file: Path, overrides: bool, name: str, as_json: bool) -> None:
    """Take FILE into use from now on; what was in use before stays on file for replay."""
    start_django()
    from accord.consent.actions import adopt_law
    from accord.consent.queries import law_table

    version = adopt_law(content=file.read_bytes(), overrides=overrides, adopted_by=name, now=clock.now())
    table = law_table()
    click.echo(f"In use: {file.name} as {version.kind}, signed by {version.adopted_by}. The law is now {table.hash[:12]}.")
    if as_json:
        print_json({"version": version, "table_hash": table.hash})


@click.command()
@click.argument("rule_id")
@click.option("--by", "name", required=True, help="Who has read the rule against its source.")
@click.option("--note", default="", help="What was found.")
@click.option("--verdict", type=click.Choice(["accepted", "checked", "doubted"]), default="accepted", show_default=True)
@json_option
def accept(rule_id: str, name: str, note: str, verdict: str, as_json: bool) -> None:
    """Note that a named person has read RULE_ID: permits that rest on it are no longer unreviewed, until the rule changes."""
    start_django()
    from accord.consent.actions import review_rule
    from accord.consent.queries import law_table
    from accord.consent.types import ReviewVerdict

    review_rule(rule_id=rule_id, verdict=ReviewVerdict(verdict), reviewer=name, note=note, now=clock.now())
    click.echo(f"{rule_id}: {verdict} by {name}. The law is now {law_table().hash[:12]}.")
    if as_json:
        print_json({"rule_id": rule_id, "verdict": verdict, "table_hash": law_table().hash})


@click.command()
@json_option
def watch(as_json: bool) -> None:
    """What a named person has to look at: rules unchecked for 180 days, and dated changes that come."""
    start_django()
    from accord.consent.queries import law_watch

    tasks = law_watch(now=clock.now())
    for task in tasks:
        channels = ", ".join(task.channels)
        click.echo(
            f"{task.urgency:<5} {task.due} {task.kind:<9} {task.jurisdiction} {task.recipient_kind} {channels}:"
            f" {len(task.rule_ids)} rules, {task.people:,} people, {len(task.versions)} pieces of content"
        )
    click.echo(f"{len(tasks)} tasks.")
    if as_json:
        print_json({"tasks": tasks})
