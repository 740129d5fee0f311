"""accord law diff and accord law replay: what another law would change, today and in the past."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from accord.cli.law_asking import has_home
from accord.cli.output import json_option, print_json, progress_bar, start_django
from accord.consent.types import LawTable, RuleChange
from accord.kernel import clock
from accord.kernel.errors import AccordError, NotFound

if TYPE_CHECKING:
    from accord.measurement.types import StoppedTouch


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--channel", "channels", multiple=True, help="Only these channels. [default: all that are sent on]")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A CSV file for the customers whose answer changes.")
@json_option
def diff(before: str, after: str, channels: tuple[str, ...], out: Path | None, as_json: bool) -> None:
    """Which rules differ between A and B, and which customers get another answer for a medicine message.

    A and B are files (a whole table, or overrides), the hash of a table that was in use, 'now', or 'shipped'.
    """
    start_django()
    from accord.catalogue.types import Channel
    from accord.consent.queries import diff_law

    tables = law_named(before), law_named(after)
    try:
        asked = tuple(map(Channel, channels))
    except ValueError as error:
        raise AccordError("law.channel", f"{error}.", f"Use one of {', '.join(Channel)}.") from error
    changes = diff_law(before=tables[0], after=tables[1])
    for change in changes:
        click.echo(_told(change))
    click.echo(f"{len(changes)} rules differ.")
    effects = None
    if has_home():
        from accord.consent.queries.law_effects import CHANNELS, law_effects

        effects = law_effects(before=tables[0], after=tables[1], now=clock.now(), channels=asked or CHANNELS, out=out)
        click.echo(f"{effects.touched:,} of {effects.asked:,} customers get another answer or need another permission.")
        for row in effects.effects:
            click.echo(f"  {row.channel:<12} {row.country}  {row.lost:>9,} lost {row.won:>9,} won {row.other_need:>9,} other need")
    if as_json:
        print_json({"before": tables[0].hash, "after": tables[1].hash, "rules": changes, "customers": effects})


@click.command()
@click.argument("law", metavar="FILE")
@click.option("--from", "since", required=True, type=click.DateTime(["%Y-%m-%d"]), help="The first day (UTC).")
@click.option("--to", "until", required=True, type=click.DateTime(["%Y-%m-%d"]), help="The day after the last one (UTC).")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A CSV file for the contacts it would have stopped.")
@json_option
def replay(law: str, since: datetime, until: datetime, out: Path | None, as_json: bool) -> None:
    """Which past contacts the law in FILE (or the hash of a table, 'now', 'shipped') would have stopped."""
    start_django()
    from accord.measurement.queries import replay_law

    table = law_named(law)
    with _list_of_stopped(out) as keep, progress_bar("Replaying") as progress:
        told = replay_law(law=table, since=since.replace(tzinfo=UTC), until=until.replace(tzinfo=UTC), keep=keep, progress=progress)
    click.echo(f"{told.touches:,} contacts, {told.stopped:,} would have been stopped, {told.unjudged:,} not judged.")
    for heading, counts in (("by rule", told.by_rule), ("by country", told.by_country)):
        for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            click.echo(f"  {heading}: {number:>9,}  {name or '-'}")
    if as_json:
        print_json(told)


def law_named(words: str) -> LawTable:
    """The law of a file, of a hash, 'now' or 'shipped'. Raises AccordError `law.unknown`."""
    from accord.consent.queries import law_in, law_table, law_table_by_hash, shipped_law

    if words == "shipped" or (words == "now" and not has_home()):
        return shipped_law()
    if words == "now":
        return law_table()
    if Path(words).is_file():
        return law_in(content=Path(words).read_bytes(), shipped=not has_home())
    try:
        return law_table_by_hash(table_hash=words.lower()) if has_home() else _only_shipped(words)
    except NotFound as error:
        raise AccordError(
            "law.unknown", f"{words!r} is no file and no table that was in use.", "Give a file, a hash or 'now'."
        ) from error


def _only_shipped(words: str) -> LawTable:
    from accord.consent.queries import shipped_law

    if shipped_law().hash != words.lower():
        raise NotFound("rule table")
    return shipped_law()


def _told(change: RuleChange) -> str:
    columns = "; ".join(f"{name}: {before or '-'} -> {after or '-'}" for name, before, after in change.columns)
    loosens = f" [asks for less: {', '.join(change.loosens)}]" if change.loosens else ""
    return f"{change.what:<8} {change.rule_id}{': ' if columns else ''}{columns}{loosens}"


@contextmanager
def _list_of_stopped(out: Path | None) -> Iterator[Any]:
    if out is None:
        yield None
        return
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("touch_id", "customer_id", "occurred_at", "channel", "country", "reason", "rule_id"))

        def keep(row: "StoppedTouch") -> None:
            at = row.occurred_at.isoformat()
            writer.writerow((row.touch_id, row.customer_id, at, row.channel.value, row.country, row.reason, row.rule_id))

        yield keep
