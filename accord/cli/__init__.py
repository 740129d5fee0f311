"""The command line: one file per verb, loaded when it is asked for."""

import re
from importlib import import_module

import click

from accord.kernel.errors import AccordError

VERBS = (
    "init",
    "up",
    "demo",
    "import",
    "capture",
    "plan",
    "next",
    "explain",
    "permission",
    "send",
    "check",
    "ledger",
    "law",
    "register",
    "export",
    "erase",
)


class Verbs(click.Group):
    """`accord <verb>`: each verb is `accord/cli/<verb>.py` with a `command`; Django starts in the verbs that need it."""

    def list_commands(self, context: click.Context) -> list[str]:
        """In the order a newcomer meets them."""
        return list(VERBS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Load one verb; `import` is a word of Python's own, so its file is `import_.py`."""
        if name not in VERBS:
            return None
        command: click.Command = import_module(f"accord.cli.{name if name != 'import' else 'import_'}").command
        return command

    def invoke(self, context: click.Context) -> object:
        """Run the verb; what a person can mend is one clear line and exit 2, nothing half-done."""
        try:
            return super().invoke(context)
        except AccordError as error:
            click.echo(str(error), err=True)
            context.exit(2)
        except Exception as error:
            if type(error).__name__ not in ("OperationalError", "ProgrammingError") or not _is_behind(str(error)):
                raise
            click.echo("check.tables: The tables are older than this Accord. Run accord init.", err=True)
            context.exit(2)


def _is_behind(trouble: str) -> bool:
    """Whether a database says that a table or column is missing; Django's own classes would make `--help` wait for Django."""
    missing = re.match(r"(relation|column) .* does not exist", trouble)
    return missing is not None or any(words in trouble for words in ("no such table", "no such column", "has no column"))


@click.command(cls=Verbs)
@click.version_option(package_name="accord")
def main() -> None:
    """Accord decides what to say next to every healthcare professional, only with a permission it can prove."""
