"""accord init: make the data folder, its keys and its tables."""

import click

from accord.cli.output import json_option, print_json, start_django
from accord.kernel import clock
from accord.kernel.home import create_home, home_folder


def prepare_home() -> None:
    """Create the folder and its keys, start Django on it and bring the tables up to date. Safe to repeat."""
    create_home(home_folder())
    start_django()
    from django.core.management import call_command

    from accord.catalogue.queries import list_senders
    from accord.consent.actions import adopt_shipped_law
    from accord.content.actions import adopt_house_letters

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    adopt_shipped_law(now=clock.now())
    for sender in list_senders():
        adopt_house_letters(sender_id=sender.id, now=clock.now())


@click.command()
@json_option
def command(as_json: bool) -> None:
    """Make the data folder (ACCORD_HOME, default ./var), its keys and its tables."""
    prepare_home()
    if as_json:
        print_json({"home": str(home_folder())})
    else:
        click.echo(f"Ready: {home_folder()}. Back up its keys folder apart from the data.")
