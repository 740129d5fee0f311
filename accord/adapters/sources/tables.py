"""Delimited files, plain or .gz, read as a stream: whatever their size, one row at a time is held."""

import csv
import gzip
import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from accord.customers.ports import InvalidValue
from accord.customers.types import CustomerDraft, Rejection
from accord.kernel.errors import AccordError

Row = list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A file with a header line. `encoding` is Python's name of it; a byte order mark of UTF-8 is skipped."""

    file: Path
    encoding: str = "utf-8-sig"
    delimiter: str = ","

    def rows(self) -> Iterator[tuple[int, Row]]:
        """(line, cells) of every row that is not blank, the header first; a row over several lines counts as its first.

        Raises AccordError `import.no_file`, `import.encoding`, `import.broken_quoting` or `import.broken_gzip`.
        """
        line = 1
        try:
            with open_plain(self.file) as binary, io.TextIOWrapper(binary, self.encoding, newline="") as text:
                reader = csv.reader(text, delimiter=self.delimiter, strict=True)
                for cells in reader:
                    if cells:
                        yield line, cells
                    line = reader.line_num + 1
        except UnicodeError:
            raise self._wrong_encoding() from None
        except csv.Error as error:
            raise AccordError(
                "import.broken_quoting",
                f"The row that begins in line {line} of {self.file.name} cannot be read: {error}.",
                "Close or double the quotation mark there, then run the same command again.",
            ) from None
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise AccordError(
                "import.broken_gzip", f"{self.file.name} is cut off or damaged after line {line}: {error}.", "Fetch the file again."
            ) from None

    def _wrong_encoding(self) -> AccordError:
        with open_plain(self.file) as binary:
            for line, content in enumerate(binary, 1):
                try:
                    content.decode(self.encoding)
                except UnicodeDecodeError as error:
                    where = f"Line {line} of {self.file.name}, byte {error.start + 1} of that line (0x{content[error.start]:02X})"
                    break
            else:
                where = f"Some of {self.file.name}"
        name = self.encoding.removesuffix("-sig").upper()
        hint = 'Save the file as UTF-8, or name its encoding in the mapping (encoding = "cp1252").'
        return AccordError("import.encoding", f"{where} is not {name}.", hint)


def open_plain(file: Path) -> BinaryIO:
    """The file's bytes, unpacked if they are gzip (told by the first two bytes). Raises AccordError `import.no_file`."""
    try:
        binary = file.open("rb")
    except OSError as error:
        raise AccordError("import.no_file", f"{file} cannot be opened: {error.strerror}.", "Check the path.") from None
    if binary.read(2) == b"\x1f\x8b":
        binary.close()
        return gzip.GzipFile(file)  # type: ignore[return-value]
    binary.seek(0)
    return binary


def digest_of(*files: Path | None) -> str:
    """One digest of several files as they lie on the disk (SHA-256, hexadecimal)."""
    digest = hashlib.sha256()
    for file in files:
        if file is not None:
            with file.open("rb") as binary:
                digest.update(hashlib.file_digest(binary, "sha256").digest())
    return digest.hexdigest()


def drafts_of(
    rows: Iterator[tuple[int, Row]], width: int, draft: Callable[[Row], CustomerDraft]
) -> Iterator[tuple[int, CustomerDraft | Rejection]]:
    """Each row as a draft, or as the reason why not."""
    for line, cells in rows:
        try:
            if len(cells) != width:
                raise InvalidValue("wrong_columns", f"The row has {len(cells)} cells, the header {width}.")
            if "\0" in "".join(cells):
                raise InvalidValue("control_character", "The row holds a NUL character.")
            yield line, draft(cells)
        except InvalidValue as error:
            yield line, Rejection(line, error.code, error.reason, tuple(cells))


def header_of(rows: Iterator[tuple[int, Row]], file: Path) -> list[str]:
    """The first row. Raises AccordError `import.empty_file` or `import.duplicate_column`."""
    header = [cell.strip() for cell in next(rows, (1, []))[1]]
    if not header:
        raise AccordError("import.empty_file", f"{file.name} is empty.", "Give a file with a header line.")
    repeated = sorted({name for name in header if header.count(name) > 1})
    if repeated:
        raise AccordError(
            "import.duplicate_column", f"{file.name} has two columns {repeated[0]!r}.", "Rename or remove one of them."
        )
    return header
