"""Snapshots: what the operational tables say at one moment, as Parquet files, and an engine that sees them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal
from uuid import uuid4

from accord.columnar.engine import Engine
from accord.columnar.inline_reader import read_inline
from accord.columnar.moments import naive_utc
from accord.columnar.registry import exports
from accord.columnar.types import Export
from accord.kernel.errors import AccordError

KEPT = 3
"""So many snapshots stay: the newest, and those that another process may still be reading."""

Reader = Literal["child", "inline"]


@dataclass(frozen=True, slots=True)
class _Configuration:
    folder: Path
    database: str
    reader: Reader


_configuration: _Configuration | None = None


def configure(*, folder: Path, database: str, reader: Reader) -> None:
    """Say where snapshots are kept, which database is read (a postgresql URL, or the path of a SQLite file), and by whom.

    `child` reads in a process of its own, what is committed; `inline` reads through the open connection, for tests.
    """
    global _configuration
    _configuration = _Configuration(folder, database, reader)


def take_snapshot(*, now: datetime) -> Engine:
    """Read every registered export in one transaction; an engine with one view per export, named as it is.

    Raises AccordError `snapshot.failed`; a snapshot is whole or not there.
    """
    if _configuration is None:
        raise RuntimeError("configure() comes first")
    folder = _write_snapshot(_configuration, exports(), f"{naive_utc(now):%Y%m%dT%H%M%S}-{uuid4().hex[:8]}")
    _prune(_configuration.folder)
    return open_snapshot(folder)


def open_snapshot(folder: Path) -> Engine:
    """An engine on a snapshot's folder."""
    engine = Engine(spill=folder.parent / "spill")
    for path in sorted(folder.glob("*.parquet")):
        engine.view_files(path.stem, path)
    return engine


def _write_snapshot(configuration: _Configuration, wanted: Sequence[Export], name: str) -> Path:
    part, whole = configuration.folder / f"{name}.part", configuration.folder / name
    part.mkdir(parents=True)
    try:
        if configuration.reader == "inline":
            read_inline(part, wanted)
        else:
            read_in_child(configuration.database, part, wanted)
        part.replace(whole)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return whole


def read_in_child(database: str, folder: Path, wanted: Sequence[Export]) -> None:
    """Write every export to `folder` by a process of its own. Raises AccordError `snapshot.failed`."""
    asked = [{"name": export.name, "sql": export.sql, "casts": dict(export.casts)} for export in wanted]
    order = {"database": database, "folder": str(folder), "exports": asked}
    child = subprocess.run(
        [sys.executable, "-m", "accord.columnar.snapshot_child"],
        input=json.dumps(order),
        capture_output=True,
        text=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
    )
    if child.returncode:
        reason = child.stderr.strip() or f"the reader ended with {child.returncode}"
        raise AccordError(
            "snapshot.failed",
            f"The tables could not be read: {reason:.200}.",
            "Check that the database answers and that the data folder has room, then try again.",
        )


def _prune(folder: Path) -> None:
    """Remove all but the newest; an unfinished one of a process that was killed goes the same way."""
    snapshots = [(path.stat().st_mtime_ns, path) for path in folder.iterdir() if path.name != "spill"]
    for _, old in sorted(snapshots, reverse=True)[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def remove_snapshots() -> int:
    """Remove every snapshot, whole or not, and what was spilled beside them; how many there were."""
    if _configuration is None or not _configuration.folder.is_dir():
        return 0
    found = [path for path in _configuration.folder.iterdir() if path.is_dir()]
    for path in found:
        shutil.rmtree(path, ignore_errors=True)
    return sum(path.name != "spill" for path in found)
