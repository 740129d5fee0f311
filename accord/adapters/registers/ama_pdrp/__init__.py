"""The AMA Physician Data Restriction Program: prescribers whose data sales representatives may not see (United States)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from accord.adapters.registers.lines import moment_of, table_of
from accord.catalogue.types import Channel
from accord.consent.types import RegisterEntry, RegisterFault, RegisterNotice
from accord.customers.ports import normal_identifier


class DataRestrictionProgram:
    """A full list of prescribers by NPI; it binds what may be seen, not a channel."""

    name = "ama_pdrp"
    title = "AMA Physician Data Restriction Program"
    law_names = frozenset({"AMA PDRP"})
    countries = frozenset({"US"})
    channels: tuple[Channel, ...] = ()
    scheme = "npi"
    whole = True
    two_way = False
    recheck_days = 90
    recheck_source = "AMA PDRP rules: the list is checked at least quarterly, and obeyed within 90 days"

    def read(self, file: Path) -> Iterator[RegisterEntry | RegisterFault]:
        """Each prescriber on the list."""
        return table_of(file, ("npi",), self._entry)

    def write(self, notices: Sequence[RegisterNotice]) -> str:
        """Nothing: the register is only read."""
        return ""

    def _entry(self, line: int, cells: dict[str, str]) -> RegisterEntry:
        since = moment_of(cells.get("opt_out_date", ""), zone="America/Chicago")
        return RegisterEntry(line, normal_identifier(self.scheme, cells["npi"]), (), since=since)
