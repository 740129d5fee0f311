"""Where sources plug in: an adapter turns a file into rows of drafts and rejections."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from accord.customers.rules.drafting import ATTRIBUTES, draft_of
from accord.customers.rules.email_address import normal_email
from accord.customers.rules.identifier import is_scheme, normal_identifier
from accord.customers.rules.names import title_case
from accord.customers.rules.patient_data import patient_headings
from accord.customers.rules.phone_number import normal_phone
from accord.customers.types import CustomerDraft, InvalidValue, Rejection
from accord.kernel.errors import AccordError

__all__ = [
    "ATTRIBUTES",
    "InvalidValue",
    "Reading",
    "Source",
    "draft_of",
    "is_scheme",
    "normal_email",
    "normal_identifier",
    "normal_phone",
    "patient_headings",
    "register_source",
    "source_named",
    "title_case",
]


@dataclass(frozen=True, slots=True)
class Reading:
    """A file opened by a source: what the source is called in our records, a digest of file and mapping, and its rows.

    `rows` yields (line, draft or rejection), one for each row of the file; lines rise, the header is line 1. It raises AccordError
    where the file itself cannot be read on (header, encoding, quoting).
    """

    source: str
    digest: str
    rows: Iterable[tuple[int, CustomerDraft | Rejection]]


class Source(Protocol):
    """A kind of file that customers come from."""

    name: str

    def read(self, file: Path, mapping: Path | None) -> Reading:
        """Open a file, plain or .gz. Raises AccordError `import.no_file` or `import.mapping`."""
        ...


_sources: dict[str, Source] = {}


def register_source(source: Source) -> None:
    """Make a source known by its name; the same name again replaces it."""
    _sources[source.name] = source


def source_named(name: str) -> Source:
    """A registered source. Raises AccordError `import.unknown_source`."""
    if name not in _sources:
        known = ", ".join(sorted(_sources)) or "none"
        raise AccordError("import.unknown_source", f"There is no source {name!r}.", f"Known sources: {known}.")
    return _sources[name]
