"""The source `csv`."""

from collections.abc import Iterator
from pathlib import Path

from accord.adapters.sources.csv.mapping import Mapping, plain_mapping, read_mapping
from accord.adapters.sources.csv.translation import translation
from accord.adapters.sources.tables import Table, digest_of, drafts_of, header_of, open_plain
from accord.customers.ports import Reading, patient_headings
from accord.customers.types import CustomerDraft, Rejection
from accord.kernel.errors import AccordError


class CsvSource:
    """Rows of a delimited file as its mapping reads them."""

    name = "csv"

    def read(self, file: Path, mapping: Path | None) -> Reading:
        """Open the file; header and mapping are compared when the first row is asked for."""
        open_plain(file).close()
        meaning = None if mapping is None else read_mapping(mapping)
        source = "csv" if meaning is None else meaning.source
        return Reading(source, digest_of(file, mapping), _rows(file, meaning))


def check_headings(header: list[str], file: Path) -> None:
    """Raise AccordError `import.patient_data` where columns are called like patients' data: such a file is not read at all."""
    if named := patient_headings(header):
        raise AccordError(
            "import.patient_data",
            f"{file.name} has columns that look like patients' data: {', '.join(named)}. Nothing was read.",
            "Take these columns out of the file, then import it again.",
        )


def _rows(file: Path, meaning: Mapping | None) -> Iterator[tuple[int, CustomerDraft | Rejection]]:
    table = Table(file) if meaning is None else Table(file, meaning.encoding, meaning.delimiter)
    rows = table.rows()
    header = header_of(rows, file)
    check_headings(header, file)
    yield from drafts_of(rows, len(header), translation(meaning or plain_mapping(header), header))
