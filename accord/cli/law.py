"""accord law: the rules of each country as data."""

import click

from accord.cli.law_asking import ask, check
from accord.cli.law_comparing import diff, replay
from accord.cli.law_keeping import accept, adopt, watch


@click.group()
def command() -> None:
    """Ask the law, check a rule file, take one into use, and see what it would change."""


for verb in (ask, check, adopt, accept, diff, replay, watch):
    command.add_command(verb)
