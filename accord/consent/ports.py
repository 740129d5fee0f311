"""What an opt-out register and a witness of the ledger must be able to do. Adapters implement it; `project` registers them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from accord.catalogue.types import Channel
from accord.consent.types import RegisterEntry, RegisterFault, RegisterNotice
from accord.kernel.errors import AccordError


class Register(Protocol):
    """A public register in which people refuse contact, as a file.

    `law_names` are the names by which the rule table calls it, `countries` those whose law binds it. `scheme` names the identifier
    its entries are, '' where they are e-mail addresses or phone numbers in E.164. `channels` are all it can speak of; none: it
    binds the use of data, not a channel. `whole`: a file holds every entry, so that one that is gone was taken back. `recheck_days`
    is how old the last reading may be by `recheck_source`. A `two_way` register is told of consents and withdrawals by `write`.
    """

    name: str
    title: str
    law_names: frozenset[str]
    countries: frozenset[str]
    channels: tuple[Channel, ...]
    scheme: str
    whole: bool
    two_way: bool
    recheck_days: int
    recheck_source: str

    def read(self, file: Path) -> Iterable[RegisterEntry | RegisterFault]:
        """Each line of a file, plain or .gz: an entry with a normalised value, or a fault. Raises AccordError `register.file`."""
        ...

    def write(self, notices: Sequence[RegisterNotice]) -> str:
        """What a two-way register is to be told, as the text of its file; '' for the others."""
        ...


_registers: dict[str, Register] = {}


def add_register(register: Register) -> None:
    """Make a register known by its name; the last one of a name wins."""
    _registers[register.name] = register


def register_named(name: str) -> Register:
    """A register that was made known. Raises AccordError `register.unknown`."""
    if name not in _registers:
        known = ", ".join(sorted(_registers)) or "none"
        raise AccordError("register.unknown", f"There is no register {name!r}.", f"Known registers: {known}.")
    return _registers[name]


def all_registers() -> tuple[Register, ...]:
    """Every register that was made known, by name."""
    return tuple(_registers[name] for name in sorted(_registers))


class Witness(Protocol):
    """Somebody who keeps the ledger's checkpoints where the operator cannot rewrite them."""

    name: str

    def publish(self, note: str) -> str:
        """Hand a signed note over; what came back as proof. Raises AccordError `ledger.witness` where it cannot be reached."""
        ...

    def held(self) -> str:
        """All the notes it holds, one after the other, the oldest first. Raises AccordError `ledger.witness`."""
        ...


_witnesses: dict[str, Witness] = {}


def add_witness(witness: Witness) -> None:
    """Make a witness known by its name; the last one of a name wins."""
    _witnesses[witness.name] = witness


def all_witnesses() -> tuple[Witness, ...]:
    """Every witness that was made known, by name."""
    return tuple(_witnesses[name] for name in sorted(_witnesses))
