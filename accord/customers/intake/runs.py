"""The record of an import: how far it came, so that the same command goes on where it stopped."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError

from accord.customers.models import ImportRun
from accord.customers.types import ImportReport, Rejection


@dataclass(slots=True)
class Tally:
    """What became of the rows of one batch."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejections: list[Rejection] = field(default_factory=list)


def open_run(*, source: str, file_name: str, file_digest: str, rejects_path: Path, now: datetime) -> ImportRun:
    """The unfinished run of this very file (same source, same digest), or a new one. Without a digest nothing is resumed."""
    unfinished = ImportRun.objects.filter(source=source, file_digest=file_digest).exclude(state=ImportRun.FINISHED)
    run = unfinished.order_by("-id").first() if file_digest else None
    if run is None:
        return ImportRun.objects.create(
            source=source,
            file_name=file_name[-500:],
            file_digest=file_digest,
            state=ImportRun.RUNNING,
            rejects_file=str(rejects_path),
            error="",
            started_at=now,
        )
    run.state, run.error = ImportRun.RUNNING, ""
    run.save(update_fields=["state", "error"])
    return run


def advance(run: ImportRun, tally: Tally, *, line: int, rejects_bytes: int) -> None:
    """Note that everything up to `line` is written; in the transaction that wrote it."""
    run.created += tally.created
    run.updated += tally.updated
    run.unchanged += tally.unchanged
    run.rejected += len(tally.rejections)
    run.read = run.created + run.updated + run.unchanged + run.rejected
    run.line, run.rejects_bytes = line, rejects_bytes
    run.save(update_fields=["created", "updated", "unchanged", "rejected", "read", "line", "rejects_bytes"])


def finish(run: ImportRun, *, now: datetime) -> None:
    """The file is read to its end."""
    run.state, run.finished_at = ImportRun.FINISHED, now
    run.save(update_fields=["state", "finished_at"])


def fail(run_id: int, error: str) -> None:
    """Note why it stopped. On a full disk even this may fail: the run then stays `running`, and is resumed all the same."""
    try:
        ImportRun.objects.filter(pk=run_id).update(state=ImportRun.FAILED, error=error[:1000])
    except DatabaseError:
        return


def report_of(run: ImportRun) -> ImportReport:
    """What the run did so far."""
    return ImportReport(
        run_id=run.pk,
        source=run.source,
        read=run.read,
        created=run.created,
        updated=run.updated,
        unchanged=run.unchanged,
        rejected=run.rejected,
        rejects_file=run.rejects_file if run.rejected else None,
        finished_at=run.finished_at,
    )
