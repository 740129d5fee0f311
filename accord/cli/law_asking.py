"""accord law ask and accord law check: they need no database."""

from datetime import datetime
from pathlib import Path

import click

from accord.cli.output import json_option, print_json, start_django
from accord.consent.types import LawAnswer
from accord.kernel import clock
from accord.kernel.home import home_folder


@click.command()
@click.option("--country", required=True, help="Where the recipient is: FR, or a region such as US-FL.")
@click.option("--kind", default="individual_professional", show_default=True, help="Or organisation, patient_consumer.")
@click.option("--channel", required=True, help="email, sms, phone, post, visit, chat_app, push, web …")
@click.option("--scope", "scopes", multiple=True, help="What the message contains, such as rx_promotion; marketing is understood.")
@click.option("--route", "routes", multiple=True, help="A ground with evidence on file, such as existing_customer.")
@click.option("--platform", default="", help="The carrier, where it is known: whatsapp, gmail …")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The planned day. [default: today, UTC]")
@json_option
def ask(
    country: str,
    kind: str,
    channel: str,
    scopes: tuple[str, ...],
    routes: tuple[str, ...],
    platform: str,
    on: datetime | None,
    as_json: bool,
) -> None:
    """What permission one contact needs, with rules, sources and what comes with a yes."""
    start_django()
    from accord.consent.queries import ask_law, law_table, shipped_law

    table = law_table() if has_home() else shipped_law()
    day = on.date() if on else clock.now().date()
    answer = ask_law(
        table=table, country=country, kind=kind, channel=channel, scopes=scopes, on=day, routes=routes, platform=platform
    )
    for line in _lines(answer):
        click.echo(line)
    if as_json:
        print_json(answer)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@click.pass_context
def check(context: click.Context, file: Path, as_json: bool) -> None:
    """Look a rule file or an override file over; exit 1 where it may not be taken into use."""
    start_django()
    from accord.consent.queries import check_law

    findings = check_law(content=file.read_bytes(), shipped=not has_home())
    for finding in findings:
        click.echo(f"{file.name}:{finding.line}: {'' if finding.error else 'note: '}{finding.words} [{finding.code}]")
    errors = sum(finding.error for finding in findings)
    click.echo(f"{file.name}: {errors} errors, {len(findings) - errors} notes.")
    if as_json:
        print_json({"errors": errors, "findings": findings})
    if errors:
        context.exit(1)


def has_home() -> bool:
    """Whether there is a data folder, and so a database to ask."""
    return (home_folder() / "keys" / "lookup").exists()


def _lines(answer: LawAnswer) -> list[str]:
    lines = [f"{answer.need}{' (unreviewed)' if answer.unreviewed else ''}"]
    lines += [f"  {rule_id}: {source}" for rule_id, source in zip(answer.rule_ids, answer.sources, strict=True)]
    lines += ["  No rule speaks of this contact, so it needs an explicit opt-in."] if answer.fail_closed else []
    lines += [f"  at most {cap.contacts} in {cap.days} days [{cap.origin}]" for cap in answer.caps]
    given = {
        "quiet": "; ".join(answer.quiet_hours),
        "registers": ", ".join(answer.registers),
        "must carry": ", ".join(answer.disclosures),
        "eased by evidence of": ", ".join(answer.routes),
        "loosened by the company": ", ".join(answer.overridden),
        "weakest source": answer.weakest_source,
        "table": answer.table_hash[:12],
    }
    return lines + [f"  {name}: {words}" for name, words in given.items() if words]
