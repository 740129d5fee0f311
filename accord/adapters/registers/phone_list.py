"""Registers that are lists of phone numbers, one a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from accord.adapters.registers.lines import entries_of, moment_of
from accord.catalogue.types import Channel
from accord.consent.types import RegisterEntry, RegisterFault, RegisterNotice
from accord.customers.ports import normal_phone

_PARTED = 2
"""Area code and number in two cells."""


@dataclass(frozen=True, slots=True)
class PhoneList:
    """A register whose file is `number` or `area code,number` a line; a list of changes adds a date and A(dded) or D(eleted)."""

    name: str
    title: str
    law_names: frozenset[str]
    country: str
    channels: tuple[Channel, ...]
    recheck_days: int
    recheck_source: str
    zone: str
    scheme: str = ""
    whole: bool = True
    two_way: bool = False

    @property
    def countries(self) -> frozenset[str]:
        """Whose law binds it."""
        return frozenset({self.country})

    def read(self, file: Path) -> Iterator[RegisterEntry | RegisterFault]:
        """Each line; numbers as dialled within the country, or in full."""
        return entries_of(file, self._entry)

    def write(self, notices: Sequence[RegisterNotice]) -> str:
        """Nothing: the register is only read."""
        return ""

    def _entry(self, line: int, cells: Sequence[str]) -> RegisterEntry:
        parted = len(cells) >= _PARTED and len(cells[0].strip()) == len("202")
        number = cells[0].strip() + cells[1].strip() if parted else cells[0].strip()
        rest = [cell.strip() for cell in cells[2 if parted else 1 :]]
        change = rest[1] if len(rest) > 1 else "A"
        since = moment_of(rest[0], zone=self.zone) if rest else None
        value = normal_phone(number, self.country)
        return RegisterEntry(line, value, self.channels, refuses={"A": True, "D": False}[change], since=since)
