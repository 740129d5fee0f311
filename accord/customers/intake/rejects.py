"""The rejects file: each row that could not be taken, with its line, a code and the reason."""

import csv
import io
import os
from collections.abc import Sequence
from pathlib import Path

from accord.customers.types import Rejection


class RejectsFile:
    """A CSV file (`line,code,reason,row`) that says no more than the run has safely written: what a crash left is cut off."""

    def __init__(self, path: Path, size: int) -> None:
        self.path = path
        self.size = size
        if path.exists():
            os.truncate(path, min(size, path.stat().st_size))

    def write(self, rejections: Sequence[Rejection]) -> int:
        """Add rows, make them durable, return the size of the file in bytes."""
        if not rejections:
            return self.size
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        if self.size == 0:
            writer.writerow(("line", "code", "reason", "row"))
        writer.writerows((rejection.line, rejection.code, rejection.reason, _as_written(rejection.row)) for rejection in rejections)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.touch(mode=0o600)
        with self.path.open("ab") as file:
            file.truncate(self.size)
            file.write(text.getvalue().encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
            self.size = file.tell()
        return self.size


def _as_written(row: tuple[str, ...]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="").writerow(row)
    return text.getvalue()
