"""Reading a register's file line by line, plain or .gz; a line that cannot be read is a fault and stops nothing."""

import csv
import gzip
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from zoneinfo import ZoneInfo

from accord.consent.types import RegisterEntry, RegisterFault
from accord.customers.ports import InvalidValue
from accord.kernel.errors import AccordError

EntryOf = Callable[[int, Sequence[str]], RegisterEntry]


def rows_of(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each line that is not blank; commas or semicolons part them. Raises AccordError `register.file`."""
    try:
        opened = gzip.open if file.suffix == ".gz" else open
        with opened(file, "rb") as raw, TextIOWrapper(raw, encoding="utf-8-sig", newline="") as text:
            for number, line in enumerate(text, start=1):
                if line.strip():
                    yield number, next(csv.reader([line], delimiter=";" if ";" in line else ","))
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise AccordError(
            "register.file", f"{file.name} cannot be read: {error.__class__.__name__}.", "Give a text file in UTF-8, plain or .gz."
        ) from None


def entries_of(file: Path, entry_of: EntryOf) -> Iterator[RegisterEntry | RegisterFault]:
    """Each line of a file without headings."""
    for line, cells in rows_of(file):
        yield _entry(line, cells, entry_of)


def table_of(
    file: Path, needed: Sequence[str], entry_of: Callable[[int, dict[str, str]], RegisterEntry]
) -> Iterator[RegisterEntry | RegisterFault]:
    """Each line of a file with headings, as cells by heading. Raises AccordError `register.headings`."""
    rows = rows_of(file)
    _, headings = next(rows, (0, []))
    names = [heading.strip().lower() for heading in headings]
    if missing := [name for name in needed if name.lower() not in names]:
        raise AccordError("register.headings", f"{file.name} has no column {', '.join(missing)}.", "Give the file as it came.")

    def named(line: int, cells: Sequence[str]) -> RegisterEntry:
        return entry_of(line, dict(zip(names, (cell.strip() for cell in cells), strict=False)))

    for line, cells in rows:
        yield _entry(line, cells, named)


def _entry(line: int, cells: Sequence[str], entry_of: EntryOf) -> RegisterEntry | RegisterFault:
    try:
        return entry_of(line, cells)
    except InvalidValue as error:
        return RegisterFault(line, error.code, _without_value(error.code))
    except (ValueError, KeyError, IndexError):
        return RegisterFault(line, "unreadable", "The line does not have the cells or words that the register uses.")


def _without_value(code: str) -> str:
    """The reason in words that do not repeat the value: a register's values are kept nowhere."""
    return {
        "invalid_phone": "This is not a phone number that exists.",
        "invalid_email": "This is not a usable e-mail address.",
        "invalid_npi": "This is not an NPI: ten digits with a check digit are needed.",
    }.get(code, "The value is not one that the register can hold.")


def moment_of(text: str, *, zone: str) -> datetime | None:
    """A date (ISO or month/day/year) or a date with time as the register writes it, None where there is none. Raises ValueError."""
    if not text:
        return None
    if "/" in text:
        month, day, year = text.split("/")
        return datetime(int(year), int(month), int(day), tzinfo=ZoneInfo(zone))
    if len(text) == len("2026-11-24"):
        day_only = date.fromisoformat(text)
        return datetime(day_only.year, day_only.month, day_only.day, tzinfo=ZoneInfo(zone))
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
