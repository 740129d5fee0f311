"""Reading opt-out registers: new hits block at once, what was taken back is lifted, a two-way register is told of ours."""

import csv
import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from accord.consent import models
from accord.consent.actions.propagation import acknowledge_withdrawals
from accord.consent.actions.records import record_consents
from accord.consent.ports import Register
from accord.consent.register_notices import notices_for
from accord.consent.registers import BATCH, batches_of, capture_of, ledger_says, match_entries, reference_of
from accord.consent.rules.registers import Hit, Place, RegisterChanges, changes_of, free_to_lift, told_of
from accord.consent.types import Polarity, RegisterEntry, RegisterFault, RegisterReport
from accord.kernel.errors import AccordError

Progress = Callable[[int, int | None], None]
_SHRUNK = 2


@dataclass(slots=True)
class _Reading:
    """What a file said: where it hits whom, and how many lines there were."""

    hits: dict[Place, Hit] = field(default_factory=dict)
    faults: list[RegisterFault] = field(default_factory=list)
    read: int = 0
    matched: int = 0


def sync_register(
    *,
    register: Register,
    file: Path,
    rejects_path: Path,
    now: datetime,
    full: bool = False,
    out: Path | None = None,
    progress: Progress = lambda done, total: None,
) -> RegisterReport:
    """Read a register's file, block whom it names, lift what it took back, write `out` for a two-way register. Idempotent.

    `full`: the file is the whole register, so that a block whose entry is gone is lifted. Values are kept nowhere; those of people
    we do not hold are ignored. Raises AccordError `register.file`, `register.never_full`, `register.shrunk`, `register.one_way`.
    """
    _check(register, full, out)
    reading = _read(register, file, progress)
    if full:
        _check_size(register, reading)
    told = told_of((place, polarity, at) for _, place, polarity, at in ledger_says(reference=reference_of(register)))
    changes = changes_of(reading.hits, told, whole=full, now=now)
    lifts = _lifts(register, changes)
    run = models.RegisterRun.objects.filter(register=register.name).count()
    _record(register, changes.blocks, Polarity.OPT_OUT, run, now)
    _record(register, lifts, Polarity.OPT_IN, run, now)
    reported = 0 if out is None else _report(register, out, now)
    models.RegisterRun.objects.create(
        register=register.name,
        file_digest=_digest(file),
        read=reading.read,
        hits=reading.matched,
        blocked=len(changes.blocks),
        lifted=len(lifts),
        reported=reported,
        finished_at=now,
    )
    return RegisterReport(
        register=register.name,
        read=reading.read,
        rejected=len(reading.faults),
        hits=reading.matched,
        blocked=len(changes.blocks),
        standing=changes.standing,
        lifted=len(lifts),
        reported=reported,
        rejects_file=_write_rejects(rejects_path, reading.faults),
        finished_at=now,
    )


def _check(register: Register, full: bool, out: Path | None) -> None:
    if full and not register.whole:
        raise AccordError(
            "register.never_full", f"A file of {register.title} is never the whole register.", "Read it without --full."
        )
    if out is not None and not register.two_way:
        raise AccordError("register.one_way", f"{register.title} is only read.", "Leave --out away.")


def _read(register: Register, file: Path, progress: Progress) -> _Reading:
    reading = _Reading()
    for batch in batches_of(register.read(file)):
        reading.read += len(batch)
        reading.faults += [line for line in batch if isinstance(line, RegisterFault)]
        reading.matched += match_entries(register, [line for line in batch if isinstance(line, RegisterEntry)], reading.hits)
        progress(reading.read, None)
    return reading


def _check_size(register: Register, reading: _Reading) -> None:
    """A full file that has lost half of its lines was cut off on its way: it would lift what still stands."""
    last = models.RegisterRun.objects.filter(register=register.name).order_by("-pk").first()
    if last is not None and reading.read * _SHRUNK < last.read:
        raise AccordError(
            "register.shrunk",
            f"The file has {reading.read:,} lines, the last one had {last.read:,}. Nothing was changed.",
            "Fetch the file again; or read it without --full, so that nothing is lifted.",
        )


def _lifts(register: Register, changes: RegisterChanges) -> dict[Place, datetime]:
    """The lifts that leave nothing behind them blocked, in any register."""
    people = sorted({place[0] for place in changes.lifts})
    by_register: defaultdict[str, list[tuple[Place, Polarity, datetime]]] = defaultdict(list)
    for who, place, polarity, at in ledger_says(customer_ids=people) if people else ():
        by_register[who].append((place, polarity, at))
    left = [
        place
        for who, rows in by_register.items()
        for place, told in told_of(rows).items()
        if told.stands and not (who == reference_of(register) and place in changes.lifts)
    ]
    free = free_to_lift(changes.lifts.keys(), [*left, *changes.blocks])
    return {place: at for place, at in changes.lifts.items() if place in free}


def _record(register: Register, places: dict[Place, datetime], polarity: Polarity, run: int, now: datetime) -> None:
    captures = [capture_of(register, place, polarity, at, f"register:{register.name}:{run}") for place, at in places.items()]
    for start in range(0, len(captures), BATCH):
        record_consents(captures=captures[start : start + BATCH], now=now)


@transaction.atomic
def _report(register: Register, out: Path, now: datetime) -> int:
    """Tell a two-way register what is new since it was last told; the file is whole before the mark is moved."""
    notices, up_to = notices_for(register)
    written = out.with_name(f".{out.name}.part")
    with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8", newline="") as file:
        file.write(register.write(notices))
        file.flush()
        os.fsync(file.fileno())
    written.replace(out)
    if up_to is not None:
        acknowledge_withdrawals(connector=reference_of(register), up_to=up_to, now=now)
    return len(notices)


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _write_rejects(path: Path, faults: Sequence[RegisterFault]) -> str | None:
    """Line, code and reason of each line that could not be read; never the line itself."""
    if not faults:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("line", "code", "reason"))
        writer.writerows((fault.line, fault.code, fault.reason) for fault in faults)
    return str(path)
