"""Reading an old permission list: its rows matched to customers in a constant number of queries, or rejected with a reason."""

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from accord.consent.rules.old_list import channel_in, columns_in, date_in, polarity_in, purpose_in
from accord.consent.rules.questions import RECIPIENT
from accord.consent.types import OldRow
from accord.customers.queries import customer_ids_at, customer_ids_of, customers_by_id, lookup_hash_of
from accord.customers.types import Customer
from accord.kernel.errors import AccordError

MOST_BYTES = 20_000_000
Reject = tuple[int, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class OldList:
    """A list as it was read. `digest` names the file (SHA-256 of its bytes)."""

    digest: str
    rows: tuple[OldRow, ...]
    rejects: tuple[Reject, ...]


def read_old_list(content: bytes, *, now: datetime) -> OldList:
    """The rows of a CSV file (UTF-8, comma or semicolon, a header line). A row that cannot be read is rejected, alone.

    Raises AccordError `old_list.empty`, `old_list.too_large`, `old_list.encoding`, `old_list.broken`, `old_list.columns`.
    """
    lines = _lines(content)
    header = next(lines, (1, []))[1]
    places = columns_in(header)
    cells = [(line, row) for line, row in lines if any(cell.strip() for cell in row)]
    owners = _Owners([_cell(row, places, "customer") for _, row in cells], [_cell(row, places, "contact") for _, row in cells])
    rows: list[OldRow] = []
    rejects: list[Reject] = []
    for line, row in cells:
        try:
            if len(row) != len(header):
                raise AccordError("old_list.cells", f"The row has {len(row)} cells, the header {len(header)}.", "Mend the row.")
            rows.append(_row(line, row, places, owners, now))
        except AccordError as error:
            rejects.append((line, error.message, tuple(row)))
    return OldList(hashlib.sha256(content).hexdigest(), tuple(rows), tuple(rejects))


class _Owners:
    """Whose the references and contact values of a list are, looked up once for all rows."""

    def __init__(self, references: Sequence[str], contacts: Sequence[str]) -> None:
        self._by_reference = customer_ids_of(references=sorted(set(references) - {""}))
        hashes = {value: lookup_hash_of(value=_plain(value)) for value in set(contacts) - {""}}
        there = customer_ids_at(lookup_hashes=sorted(hashes.values()))
        self._by_contact = {value: there.get(hashed, ()) for value, hashed in hashes.items()}
        ids = {*self._by_reference.values(), *(number for numbers in self._by_contact.values() for number in numbers)}
        self._customers = customers_by_id(customer_ids=sorted(ids))

    def owner(self, reference: str, contact: str) -> Customer:
        """The one customer that is meant. Raises AccordError `old_list.nobody`, `old_list.several`."""
        ids = {self._by_reference[reference]} if reference in self._by_reference else set(self._by_contact.get(contact, ()))
        found = sorted(ids & self._customers.keys())
        if not found:
            raise AccordError("old_list.nobody", "No customer is known by that.", "Import the customer first.")
        if len(found) > 1:
            raise AccordError("old_list.several", "Several customers share that address.", "Add a column with the customer.")
        return self._customers[found[0]]


def _row(line: int, row: list[str], places: dict[str, int], owners: _Owners, now: datetime) -> OldRow:
    customer = owners.owner(_cell(row, places, "customer"), _cell(row, places, "contact"))
    return OldRow(
        line=line,
        customer_id=customer.id,
        country=customer.jurisdiction,
        kind=RECIPIENT[customer.kind],
        channel=channel_in(_cell(row, places, "channel")),
        purpose=purpose_in(_cell(row, places, "purpose")),
        polarity=polarity_in(_cell(row, places, "status")),
        given_on=date_in(_cell(row, places, "date"), today=now.date()),
        source=_cell(row, places, "source"),
        how=_cell(row, places, "how"),
        cells=tuple(row),
    )


def _cell(row: list[str], places: dict[str, int], name: str) -> str:
    place = places.get(name)
    return row[place].strip() if place is not None and place < len(row) else ""


def _plain(contact: str) -> str:
    """An address as it is, a number in E.164 without what people put between the digits."""
    return contact if "@" in contact else "".join(sign for sign in contact if sign.isdigit() or sign == "+")


def _lines(content: bytes) -> Iterator[tuple[int, list[str]]]:
    if not content.strip():
        raise AccordError("old_list.empty", "The file is empty.", "Choose the list again.")
    if len(content) > MOST_BYTES:
        raise AccordError("old_list.too_large", "The list is larger than 20 MB.", "Split it, or use accord capture old-list.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AccordError("old_list.encoding", "The file is not UTF-8.", "Save it as CSV UTF-8 and choose it again.") from None
    first = text.splitlines()[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise AccordError("old_list.broken", f"Line {reader.line_num} cannot be read: {error}.", "Mend the quotes there.") from None
