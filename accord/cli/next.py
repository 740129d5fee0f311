"""accord next: what to say next to one customer."""

import click

from accord.cli.output import json_option, print_json, start_django
from accord.kernel import clock


@click.command()
@click.argument("customer")
@json_option
def command(customer: str, as_json: bool) -> None:
    """Say what comes next for CUSTOMER (an id, or scheme:value such as npi:1003000142); silence is an answer too."""
    start_django()
    from accord.customers.queries import find_customer
    from accord.decisions.queries import next_action

    decision = next_action(customer_id=find_customer(reference=customer), now=clock.now())
    click.echo("silence" if decision.channel is None else f"{decision.channel}: version {decision.version_id}")
    for reason in decision.reasons:
        click.echo(f"  {reason}")
    if as_json:
        print_json(decision)
