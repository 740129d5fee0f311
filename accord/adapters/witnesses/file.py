"""A witness that is a file or folder elsewhere: a mounted share of the data-protection officer, a write-once volume."""

import os
from pathlib import Path

from accord.kernel.errors import AccordError

NAME = "checkpoints.txt"


class FileWitness:
    """Appends each note to a file; in a folder the file is `checkpoints.txt`. It must lie where the database's backups do not."""

    name = "file"

    def __init__(self, path: Path) -> None:
        self._path = path

    def publish(self, note: str) -> str:
        """Append a note and wait until it is written; where it stands now."""
        file = self._file()
        try:
            with file.open("a", encoding="utf-8") as text:
                text.write(f"{note}\n")
                text.flush()
                os.fsync(text.fileno())
                end = text.tell()
        except OSError as error:
            raise self._lost(error) from error
        return f"{file.name}, byte {end}"

    def held(self) -> str:
        """The file, as it stands."""
        file = self._file()
        try:
            return file.read_text(encoding="utf-8") if file.exists() else ""
        except (OSError, UnicodeDecodeError) as error:
            raise self._lost(error) from error

    def _file(self) -> Path:
        return self._path / NAME if self._path.is_dir() else self._path

    def _lost(self, error: Exception) -> AccordError:
        return AccordError("ledger.witness", f"The witness {self._path} cannot be reached: {error}.", "Check ACCORD_WITNESS.")
