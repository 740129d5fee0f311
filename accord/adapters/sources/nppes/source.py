"""The source `nppes`: people and organisations by NPI; a deactivated NPI closes the customer that is known by it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from accord.adapters.sources.nppes import layout
from accord.adapters.sources.tables import Row, Table, digest_of, drafts_of, header_of, open_plain
from accord.customers.ports import InvalidValue, Reading, draft_of, title_case
from accord.customers.types import CustomerDraft, Rejection
from accord.kernel.errors import AccordError

_NOT_GIVEN = "<UNAVAIL>"
_SHOUTED = ("family_name", "given_name", "organisation_name", "city")
_FORGIVEN = frozenset({"phone"})


class NppesSource:
    """The register says everything itself: it takes no mapping."""

    name = "nppes"

    def read(self, file: Path, mapping: Path | None) -> Reading:
        """Open the file. Raises AccordError `import.mapping` where a mapping is given."""
        open_plain(file).close()
        if mapping is not None:
            raise AccordError(
                "import.mapping", "The nppes layout is fixed and takes no mapping.", "Leave --mapping out, or use --source csv."
            )
        return Reading("nppes", digest_of(file), _rows(file))


def _rows(file: Path) -> Iterator[tuple[int, CustomerDraft | Rejection]]:
    rows = Table(file).rows()
    header = header_of(rows, file)
    missing = sorted(layout.COLUMNS - set(header))
    if missing:
        raise AccordError(
            "import.unknown_column", f"{file.name} is no npidata file: it lacks {missing[0]!r}.", "Give an npidata_pfile."
        )
    yield from drafts_of(rows, len(header), _translation(header))


def _translation(header: list[str]) -> Callable[[Row], CustomerDraft]:
    places = {name: place for place, name in enumerate(header)}
    npi, entity, ended, resumed = (places[name] for name in (layout.NPI, layout.ENTITY, layout.DEACTIVATED, layout.REACTIVATED))
    person = [(name, places[column]) for name, column in (layout.PERSON | layout.PLACE).items()]
    organisation = [(name, places[column]) for name, column in (layout.ORGANISATION | layout.PLACE).items()]
    lines = [places[column] for column in layout.STREET]
    taxonomies = [(places[code], places[switch]) for code, switch in layout.TAXONOMIES]

    def draft(row: Row) -> CustomerDraft:
        kind = _KINDS.get(row[entity])
        if kind is None:
            raise InvalidValue("unknown_kind", f"{row[entity][:20]!r} is not an entity type of the register.")
        values = {"key": row[npi], "kind": kind, "language": "en"} if kind else {"key": row[npi]}
        for name, place in (organisation if kind == "hco" else person) if kind else ():
            if (text := row[place]) and text != _NOT_GIVEN:
                values[name] = title_case(text) if name in _SHOUTED else text
        if kind:
            values["specialty"] = _primary_taxonomy(row, taxonomies)
            values["street"] = title_case(" ".join([row[place] for place in lines if row[place]]))
        if row[ended] and not row[resumed]:
            values["status"] = "closed"
        return draft_of(values, identifiers=(("npi", row[npi]),), row=tuple(row), forgiven=_FORGIVEN)

    return draft


def _primary_taxonomy(row: Row, taxonomies: list[tuple[int, int]]) -> str:
    """The code marked primary; the register lists the others in no stable order, so without one it is the smallest."""
    given = [(row[code], row[switch]) for code, switch in taxonomies if row[code]]
    return next((code for code, switch in given if switch == "Y"), min(given)[0] if given else "")


_KINDS = {"1": "hcp", "2": "hco", "": ""}
