"""The Registro Pubblico delle Opposizioni (Italy), as its answer to a list of numbers that was put to it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from accord.adapters.registers.lines import moment_of, table_of
from accord.catalogue.types import Channel
from accord.consent.types import RegisterEntry, RegisterFault, RegisterNotice
from accord.customers.ports import normal_phone

_LISTED = {"SI": True, "SÌ": True, "NO": False}


class RegistroOpposizioni:
    """An answer file: one line for each number asked, and whether it is listed."""

    name = "rpo"
    title = "Registro Pubblico delle Opposizioni"
    law_names = frozenset({"Registro Pubblico delle Opposizioni"})
    countries = frozenset({"IT"})
    channels = (Channel.PHONE,)
    scheme = ""
    whole = False
    two_way = False
    recheck_days = 15
    recheck_source = "DPR 27.1.2022 n. 26, art. 8: a consultation is good for 15 days"

    def read(self, file: Path) -> Iterator[RegisterEntry | RegisterFault]:
        """Each number that was asked."""
        return table_of(file, ("numero", "iscritto"), self._entry)

    def write(self, notices: Sequence[RegisterNotice]) -> str:
        """Nothing: the register is only read."""
        return ""

    def _entry(self, line: int, cells: dict[str, str]) -> RegisterEntry:
        value = normal_phone(cells["numero"], "IT")
        since = moment_of(cells.get("data", ""), zone="Europe/Rome")
        return RegisterEntry(line, value, self.channels, refuses=_LISTED[cells["iscritto"].upper()], since=since)
