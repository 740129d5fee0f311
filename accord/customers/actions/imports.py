"""Taking customers in from a source: streamed, batches whole or not at all, resumable, idempotent."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import DatabaseError, transaction

from accord.customers.intake.affiliations import affiliate
from accord.customers.intake.batch import Row, write_batch
from accord.customers.intake.bulk import one_import_at_a_time
from accord.customers.intake.collector import collector_held, sweep
from accord.customers.intake.rejects import RejectsFile
from accord.customers.intake.runs import advance, fail, finish, open_run, report_of
from accord.customers.intake.troubles import trouble_of
from accord.customers.models import ImportRun
from accord.customers.rules.seen_keys import SeenKeys
from accord.customers.types import CustomerDraft, ImportReport
from accord.kernel.errors import AccordError

BATCH = 5000
Progress = Callable[[int, int | None], None]


def import_customers(
    *,
    rows: Iterable[Row],
    source: str,
    file_name: str,
    rejects_path: Path,
    now: datetime,
    progress: Progress | None = None,
    file_digest: str = "",
) -> ImportReport:
    """Take in the rows of a source, (line, draft or rejection) each, and say what became of them.

    A customer is found again by (source, key) or by a strong identifier, across sources; a source changes only what it gives.
    With the digest of the file (and of its mapping) a run that was cut off goes on after its last whole batch. The same rows
    again change nothing. Errors of the reader come through; those of machine and database are raised as AccordError
    `import.disk_full`, `import.database_locked`, `import.database_trouble` or `import.file_trouble`. The run is recorded each time.
    """
    try:
        run = open_run(source=source, file_name=file_name, file_digest=file_digest, rejects_path=rejects_path, now=now)
    except DatabaseError as error:
        raise trouble_of(error) from error
    try:
        with collector_held():
            _write_all(run, rows, progress, now)
        with transaction.atomic():
            one_import_at_a_time()
            affiliate(source, on=now.date())
            finish(run, now=now)
    except AccordError as error:
        fail(run.pk, str(error))
        raise
    except (DatabaseError, OSError) as error:
        trouble = trouble_of(error)
        fail(run.pk, str(trouble))
        raise trouble from error
    return report_of(run)


def _write_all(run: ImportRun, rows: Iterable[Row], progress: Progress | None, now: datetime) -> None:
    rejects = RejectsFile(Path(run.rejects_file), run.rejects_bytes)
    seen = SeenKeys()
    written = run.line
    for batch in _batches(rows):
        to_write = [row for row in batch if row[0] > written]
        if len(to_write) < len(batch):
            seen.add([row.key for line, row in batch if line <= written and isinstance(row, CustomerDraft)])
        if to_write:
            with transaction.atomic():
                one_import_at_a_time()
                tally = write_batch(to_write, source=run.source, run_id=run.pk, seen=seen, now=now)
                advance(run, tally, line=to_write[-1][0], rejects_bytes=rejects.write(tally.rejections))
        if progress is not None:
            progress(run.read, None)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    stream = iter(rows)
    while batch := list(islice(stream, BATCH)):
        yield batch
        sweep()
