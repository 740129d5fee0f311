"""What an opt-out register and a witness of the ledger must be able to do. Adapters implement it; `project` registers them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from accord.catalogue.types import Channel
from accord.consent.types import RegisterEntry, RegisterFault, RegisterNotice
from accord.kernel.errors import AccordError


class Register(Protocol):
    """A public register in which people refuse contact, as a file.

    Without a `scheme`, entries are e-mail addresses or phone numbers in E.164. Without `channels` it binds the use of data, not a
    channel. Where a file is `whole`, an entry that is gone was taken back.
    """

    @property
    def name(self) -> str:
        """What `accord register` calls it."""
        ...

    @property
    def title(self) -> str:
        """What people call it."""
        ...

    @property
    def law_names(self) -> frozenset[str]:
        """What the rule table calls it."""
        ...

    @property
    def countries(self) -> frozenset[str]:
        """Whose law binds it."""
        ...

    @property
    def channels(self) -> tuple[Channel, ...]:
        """All it can speak of."""
        ...

    @property
    def scheme(self) -> str:
        """The identifier its entries are, or ''."""
        ...

    @property
    def whole(self) -> bool:
        """Whether a file holds every entry."""
        ...

    @property
    def two_way(self) -> bool:
        """Whether it is told of ours."""
        ...

    @property
    def recheck_days(self) -> int:
        """How old the last reading may be."""
        ...

    @property
    def recheck_source(self) -> str:
        """Who says so."""
        ...

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
