"""accord ledger: sign it, prove out of it, hold it against itself and its witnesses."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from accord.cli.output import json_option, print_json, progress_bar, start_django
from accord.consent.types import Checkpoint, InclusionProof
from accord.kernel import clock
from accord.kernel.errors import AccordError

MOMENT = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
FILE = click.Path(dir_okay=False, path_type=Path)


@click.group()
def command() -> None:
    """Sign the consent ledger, prove what is in it, and find out whether anybody changed it."""


@command.command()
@json_option
def checkpoint(as_json: bool) -> None:
    """Sign the ledger as it is now, tell the witnesses, and print the signed note."""
    start_django()
    signed = _sign()
    click.echo(signed.note)
    if as_json:
        print_json(_stated(signed))


@command.command()
@click.argument("record", type=int, required=False)
@click.option("--customer", help="All that is held of a customer: an id, or scheme:value such as npi:1003000142.")
@click.option("--valid", type=MOMENT, help="With --customer: permissions on this day. [default: now]")
@click.option("--known", type=MOMENT, help="With --customer: by what was known then. [default: now]")
@click.option("--out", type=FILE, help="Write the proof to this file.")
@json_option
def prove(
    record: int | None, customer: str | None, valid: datetime | None, known: datetime | None, out: Path | None, as_json: bool
) -> None:
    """Prove that RECORD is in the ledger, or with --customer make the whole dossier that verify_accord.py checks elsewhere.

    What no checkpoint covers yet is signed first. A dossier is as confidential as the person's file.
    """
    if (record is None) == (customer is None):
        raise click.UsageError("Name a RECORD, or a customer with --customer.")
    start_django()
    proof = _record(record) if record is not None else _dossier(customer or "", valid, known)
    if out is not None:
        _write(out, proof)
        click.echo(f"Written to {out}; anyone can check it: python verify_accord.py {out}")
    elif not as_json:
        click.echo(json.dumps(proof, ensure_ascii=False, indent=2))
    if as_json:
        print_json(proof)


@command.command()
@click.option("--witness", type=click.Path(exists=True, dir_okay=False, path_type=Path), multiple=True, help="A file of notes.")
@json_option
@click.pass_context
def verify(context: click.Context, witness: tuple[Path, ...], as_json: bool) -> None:
    """Hold every row against the ledger, and the ledger against its checkpoints and witnesses. Ends with 1 if anything is wrong."""
    start_django()
    from accord.consent.queries import verify_ledger

    with progress_bar("Looking through the ledger") as show:
        report = verify_ledger(witnessed=[path.read_text(encoding="utf-8") for path in witness], show=show)
    for finding in report.findings:
        click.echo(f"{finding.code}: {finding.words}")
    told = f"{report.leaves:,} leaves, {report.checkpoints:,} checkpoints, {report.witnessed:,} of witnesses"
    click.echo(f"Sound: {told}." if report.sound else f"NOT sound: {told}.")
    if as_json:
        print_json({"sound": report.sound, **asdict(report)})
    if not report.sound:
        context.exit(1)


@command.command()
@json_option
def key(as_json: bool) -> None:
    """Print the public key under which checkpoints and receipts are checked; hand it to auditors by another way than the proofs."""
    start_django()
    from accord.consent.queries import ledger_verifier_key

    click.echo(ledger_verifier_key())
    if as_json:
        print_json({"key": ledger_verifier_key()})


@command.command()
@click.argument("file", type=FILE)
@json_option
def export(file: Path, as_json: bool) -> None:
    """Write the hashes of all leaves and every checkpoint to FILE: a full audit of the tree elsewhere, without any content."""
    start_django()
    from accord.consent.queries import ledger_hashes

    bundle = ledger_hashes()
    _write(file, bundle)
    click.echo(f"{len(bundle['leaves']):,} leaves, {len(bundle['checkpoints']):,} checkpoints written to {file}")
    if as_json:
        print_json({"leaves": len(bundle["leaves"]), "checkpoints": len(bundle["checkpoints"]), "file": str(file)})


def _sign() -> Checkpoint:
    from accord.consent.actions import publish_checkpoints, sign_checkpoint

    signed = sign_checkpoint(now=clock.now())
    publish_checkpoints(now=clock.now())
    return signed


def _record(record: int) -> dict[str, Any]:
    from accord.consent.queries import ledger_verifier_key, prove_record

    try:
        proof = prove_record(record_id=record)
    except AccordError as error:
        if error.code != "ledger.unsigned":
            raise
        _sign()
        proof = prove_record(record_id=record)
    return _shown(proof, ledger_verifier_key())


def _dossier(customer: str, valid: datetime | None, known: datetime | None) -> dict[str, Any]:
    from accord.consent.queries import dossier_of
    from accord.customers.queries import find_customer

    now, number = clock.now(), find_customer(reference=customer)
    moments = {"valid_at": _zoned(valid) or now, "known_at": _zoned(known) or now}
    dossier = dossier_of(customer_id=number, now=now, **moments)
    if dossier["pending"]:
        _sign()
        dossier = dossier_of(customer_id=number, now=now, **moments)
    return dossier


def _zoned(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.replace(tzinfo=UTC)


def _shown(proof: InclusionProof, key: str) -> dict[str, Any]:
    return {
        "format": "accord-proof/1",
        "key": key,
        "checkpoint": proof.checkpoint.note,
        "kind": proof.kind.value,
        "index": proof.index,
        "number": proof.number,
        "leaf": proof.leaf.hex(),
        "entry": proof.entry,
        "path": [step.hex() for step in proof.path],
    }


def _stated(signed: Checkpoint) -> dict[str, object]:
    stated = {"size": signed.size, "root": signed.root.hex(), "people": signed.people}
    return {**stated, "signed_at": signed.signed_at, "note": signed.note}


def _write(file: Path, value: dict[str, Any]) -> None:
    try:
        file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise AccordError("ledger.not_written", f"{file} cannot be written: {error.strerror}.", "Choose another file.") from error
