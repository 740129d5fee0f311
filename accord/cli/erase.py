"""accord erase: destroy what is held of a person, and say so on a signed paper."""

import click

from accord.cli.output import json_option, print_json, start_django
from accord.kernel import clock
from accord.kernel.errors import AccordError


@click.command()
@click.argument("customer", required=False, default="")
@click.option("--reason", default="", help="Why, in words that do not name the person; it stands on the certificate.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--replay", is_flag=True, help="Erase again whoever a restored backup has brought back, and compact the database.")
@json_option
def command(customer: str, reason: str, yes: bool, replay: bool, as_json: bool) -> None:
    """Erase CUSTOMER (an id, or scheme:value such as npi:1003000142) for good (GDPR Art. 17). It cannot be undone.

    The person's key is destroyed, names, addresses and identifiers are deleted, files of the data folder are cleared, the database
    is compacted. Keyed hashes stay, so that nobody brings the person back. With --replay, CUSTOMER is left out.
    """
    start_django()
    if replay:
        _replay(as_json)
    elif customer:
        _erase(customer, reason, yes, as_json)
    else:
        raise AccordError("erase.who", "Nobody is named.", "Give a customer, or --replay.")


def _erase(customer: str, reason: str, yes: bool, as_json: bool) -> None:
    from accord.customers.queries import find_customer
    from accord.rights.actions import erase_customer

    customer_id = find_customer(reference=customer)
    if not yes:
        click.confirm(f"Erase customer {customer_id} for good?", abort=True, err=True)
    certificate = erase_customer(customer_id=customer_id, reason=reason, now=clock.now())
    click.echo(certificate.text)
    if as_json:
        print_json({"certificate": certificate.content, "signature": certificate.signature})


def _replay(as_json: bool) -> None:
    from accord.rights.actions import replay_erasures

    told = replay_erasures(now=clock.now())
    click.echo(f"{told.known} erasures on paper; {len(told.erased_again)} people had come back and were erased again.")
    for name in told.unreadable:
        click.echo(f"Not signed by this installation, passed over: {name}", err=True)
    for place in told.places:
        click.echo(f"  {place.place}: {place.done}" + (f" – {place.left}" if place.left else ""))
    if as_json:
        print_json(told)
