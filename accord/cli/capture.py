"""accord capture: set forms up, and take in paper and old lists."""

import csv
import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from accord.cli.output import json_option, print_json, start_django
from accord.kernel import clock
from accord.kernel.errors import AccordError
from accord.kernel.home import home_folder

if TYPE_CHECKING:
    from accord.consent.types import OldListPlan

BY = "user:command line"


@click.group()
def command() -> None:
    """Set up forms, and take in consent from paper and old lists."""


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def form(file: Path, as_json: bool) -> None:
    """Open the form that FILE (JSON) describes, with its notices; the same file again changes nothing.

    The file says: code, title, sender (its code), surface (web, device, call, paper), boxes (channel, purpose, topic), notice
    (code, control, initial, since, words by language), and perhaps confirm and origins. What is wrong with the notices is told.
    """
    start_django()
    from accord.consent.queries import notice_reports

    now = clock.now()
    opened = _open_form(_read_json(file), now)
    reports = [report for report in notice_reports(now=now) if report.form is not None and report.form.code == opened]
    for report in reports:
        for finding in report.findings:
            click.echo(f"{report.notice.language}: {finding.words}{f' ({finding.detail})' if finding.detail else ''}")
    click.echo(f"The form '{opened}' is open.")
    if as_json:
        print_json({"form": opened, "findings": {report.notice.language: report.findings for report in reports}})


@command.command("old-list")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--plan", is_flag=True, help="Only say what the list is worth; write nothing.")
@json_option
def old_list(file: Path, plan: bool, as_json: bool) -> None:
    """Take the old permission list FILE (CSV) in for what it can show: grade D or E, never against a no."""
    start_django()
    from accord.consent.actions import import_old_list
    from accord.consent.queries import plan_old_list

    content, now = _read(file), clock.now()
    planned = plan_old_list(content=content, now=now)
    _say_plan(planned)
    if planned.rejects:
        click.echo(f"Rejected rows, with reasons: {_write_rejects(file, planned)}")
    report = None if plan else import_old_list(content=content, imported_by=BY, now=now)
    if report is not None:
        click.echo(f"{report.taken:,} rows taken in, {report.known:,} known before, {report.rejected:,} rejected.")
    if as_json:
        print_json(report or {"segments": planned.segments, "by_grade": dict(planned.by_grade), "rejected": len(planned.rejects)})


@command.command()
@click.argument("scan", type=click.Path(path_type=Path))
@click.option("--form", "code", required=True, help="The code of the paper form.")
@click.option("--customer", required=True, help="Our number, or scheme:value.")
@click.option("--on", "signed_on", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day on the paper.")
@click.option("--yes", "said_yes", multiple=True, type=int, help="The number of a question answered yes (from 1).")
@click.option("--no", "said_no", multiple=True, type=int, help="The number of a question answered no.")
@click.option("--signed/--unsigned", default=True, help="Whether there is a signature on it.")
@click.option("--language", default="en", show_default=True, help="The language of the paper.")
@json_option
def paper(
    scan: Path,
    code: str,
    customer: str,
    signed_on: datetime,
    said_yes: tuple[int, ...],
    said_no: tuple[int, ...],
    signed: bool,
    language: str,
    as_json: bool,
) -> None:
    """Keep SCAN (PDF, JPEG, PNG) of a paper form with what it says. The same scan again changes nothing."""
    start_django()
    from accord.consent.actions import record_paper
    from accord.consent.types import Answer
    from accord.customers.queries import find_customer

    content = _read(scan)
    ids = record_paper(
        code=code,
        customer_id=find_customer(reference=customer),
        answers={n - 1: Answer.YES for n in said_yes} | {n - 1: Answer.NO for n in said_no},
        scan=content,
        signed=signed,
        signed_on=signed_on.date(),
        typed_by=BY,
        language=language,
        key=hashlib.sha256(content).hexdigest()[:32],
        now=clock.now(),
    )
    click.echo(f"Kept: {len(ids)} entries.")
    if as_json:
        print_json({"records": ids})


def _open_form(words: dict[str, Any], now: datetime) -> str:
    from accord.catalogue.queries import find_sender
    from accord.catalogue.types import Channel, Purpose
    from accord.consent.actions import create_form, create_notice
    from accord.consent.types import Box, Surface

    try:
        notice = words["notice"]
        boxes = [
            Box(Channel(box["channel"]) if box.get("channel") else None, Purpose(box["purpose"]), box.get("topic", ""))
            for box in words["boxes"]
        ]
        since = datetime.fromisoformat(notice["since"]).replace(tzinfo=now.tzinfo) if "since" in notice else now
        surface, code, title, sender = Surface(words.get("surface", "web")), words["code"], words["title"], words["sender"]
        texts = dict(notice["words"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise AccordError(
            "capture.form", f"The file does not describe a form: {error}.", "See accord capture form --help."
        ) from None
    sender_id = find_sender(code=sender).id
    for language, text in texts.items():
        create_notice(
            code=notice.get("code", code),
            language=language,
            text=text,
            purposes={box.purpose for box in boxes},
            jurisdiction=notice.get("jurisdiction", ""),
            control=notice.get("control", "checkbox"),
            control_initial=notice.get("initial", "off"),
            valid_from=since,
            now=now,
        )
    opened = create_form(
        code=code, title=title, sender_id=sender_id, notice_code=notice.get("code", code), boxes=boxes, now=now,
        confirm=bool(words.get("confirm", True)), surface=surface, origins=words.get("origins", ()),
    )  # fmt: skip
    return opened.code


def _say_plan(plan: "OldListPlan") -> None:
    for segment in plan.segments:
        way = segment.ask_by or "own pages only"
        click.echo(
            f"{segment.country or '??':<6} {segment.channel:<12} {segment.purpose:<18} {segment.rows:>8,} rows"
            f" {segment.usable:>8,} usable {segment.withdrawn:>6,} said no   law: {segment.need.name.lower()}   ask by: {way}"
        )
    click.echo("Grades: " + ", ".join(f"{grade.name} {number:,}" for grade, number in plan.by_grade))


def _write_rejects(file: Path, plan: "OldListPlan") -> Path:
    path = home_folder() / "rejects" / f"{file.name}-{plan.digest[:12]}.csv"
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as sheet:
        csv.writer(sheet).writerows((line, reason, *cells) for line, reason, cells in plan.rejects)
    return path


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise AccordError("capture.no_file", f"{file} cannot be opened: {error.strerror}.", "Check the path.") from None


def _read_json(file: Path) -> dict[str, Any]:
    try:
        content = json.loads(_read(file))
    except ValueError as error:
        raise AccordError("capture.form", f"{file.name} is no JSON: {error}.", "Mend the file.") from None
    return content if isinstance(content, dict) else {}
