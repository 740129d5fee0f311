"""accord explain: why a customer hears this, or nothing."""

from datetime import datetime

import click

from accord.cli.output import json_option, print_json, start_django
from accord.decisions.types import Alternative
from accord.kernel import clock


@click.command()
@click.argument("customer")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day to explain. [default: today, UTC]")
@json_option
def command(customer: str, on: datetime | None, as_json: bool) -> None:
    """Show every candidate for CUSTOMER (an id, or scheme:value such as npi:1003000142), and the gate and rule where it fell."""
    start_django()
    from accord.customers.queries import find_customer
    from accord.decisions.queries import explain_customer

    now = clock.now()
    told = explain_customer(customer_id=find_customer(reference=customer), on=on.date() if on else now.date(), now=now)
    click.echo(f"{told.on}: {told.channel or 'silence'}")
    for reason in told.why:
        click.echo(f"  {reason}")
    for option in told.alternatives:
        click.echo(_line(option))
    if as_json:
        print_json(told)


def _line(option: Alternative) -> str:
    if option.chosen:
        fate = "chosen"
    elif option.dropped_at is None:
        fate = "possible"
    else:
        rules = f" [{', '.join(option.rule_ids)}]" if option.rule_ids else ""
        fate = f"{option.dropped_at}.{option.dropped_by}: {option.words}{rules}"
    return f"  {option.channel:<8}{option.title[:40]:<42}{option.value:>10.2f}  {fate}"
