"""accord export: a copy of everything that is held of a person."""

from pathlib import Path

import click

from accord.cli.output import json_option, print_json, start_django
from accord.kernel import clock
from accord.kernel.home import home_folder
from accord.kernel.viewer import system_viewer


@click.command()
@click.argument("customer")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="The folder to write to. [default: exports in the data folder]"
)
@click.option(
    "--format", "form", type=click.Choice(["zip", "json", "pdf"]), default="zip", show_default=True, help="What to write."
)
@click.option("--language", default="", help="en, fr, zh-hant or tr. [default: the person's own]")
@json_option
def command(customer: str, out: Path | None, form: str, language: str, as_json: bool) -> None:
    """Write everything held of CUSTOMER (an id, or scheme:value such as npi:1003000142) to one file (GDPR Art. 15 and 20).

    The ZIP holds data.json, person.pdf, the evidence, the receipts, and ledger.json, which verify_accord.py checks anywhere.
    """
    start_django()
    from accord.consent.actions import sign_checkpoint
    from accord.customers.queries import find_customer
    from accord.rights.actions import export_customer
    from accord.rights.queries import json_of, zip_of

    now = clock.now()
    customer_id = find_customer(reference=customer)
    if form == "zip":
        sign_checkpoint(now=now)
    export = export_customer(
        customer_id=customer_id,
        now=now,
        language=language,
        viewer=system_viewer(),
        with_pdf=form != "json",
        with_proofs=form == "zip",
    )
    content = {"zip": zip_of, "json": json_of}[form](export=export) if form != "pdf" else export.pdf
    path = (out or home_folder() / "exports") / f"customer-{customer_id}-{now:%Y%m%dT%H%M%S}.{form}"
    if content:
        _write(path, content)
        click.echo(f"Written: {path}")
    if export.pdf_trouble:
        click.echo(export.pdf_trouble, err=True)
    if as_json:
        print_json({"customer": customer_id, "file": str(path) if content else "", "pdf_trouble": export.pdf_trouble})


def _write(path: Path, content: bytes) -> None:
    """Readable by the owner alone, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.touch(mode=0o600)
    part.write_bytes(content)
    part.replace(path)
