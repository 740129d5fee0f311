"""From a mapping and a header to one function from cells to a draft: all names are looked up once, not per row."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from string import Formatter

from accord.adapters.sources.csv.mapping import Column, Mapping
from accord.adapters.sources.tables import Row
from accord.customers.ports import ATTRIBUTES, InvalidValue, draft_of, title_case
from accord.customers.types import CustomerDraft
from accord.kernel.errors import AccordError

Cell = Callable[[Row], str]


def translation(mapping: Mapping, header: list[str]) -> Callable[[Row], CustomerDraft]:
    """How to read a row. Raises AccordError `import.unknown_column` where mapping and file do not fit."""
    _check_columns(mapping, header)
    places = {name: place for place, name in enumerate(header)}
    cells = [(name, _cell(column, places)) for name, column in mapping.columns.items() if name != "closed_on"]
    cells += [(name, _template(template, places)) for name, template in mapping.templates.items()]
    schemes = [(scheme, _cell(column, places)) for scheme, column in mapping.identifiers.items()]
    closed_on = _cell(mapping.columns["closed_on"], places) if "closed_on" in mapping.columns else None
    constants, forgiven = dict(mapping.constants), mapping.forgive

    def draft(row: Row) -> CustomerDraft:
        values = constants.copy()
        for name, cell in cells:
            if text := cell(row):
                values[name] = text
        if closed_on is not None and closed_on(row):
            values["status"] = "closed"
        return draft_of(values, identifiers=[(scheme, cell(row)) for scheme, cell in schemes], row=tuple(row), forgiven=forgiven)

    return draft


def _check_columns(mapping: Mapping, header: list[str]) -> None:
    missing = sorted(mapping.named_columns() - set(header))
    strange = sorted(set(mapping.columns) - ATTRIBUTES - {"closed_on"})
    if missing:
        raise AccordError(
            "import.unknown_column",
            f"The mapping speaks of a column {missing[0]!r} that the file does not have.",
            f"The file has {', '.join(header)[:600]}.",
        )
    if strange or "key" not in {*mapping.columns, *mapping.templates}:
        words = f"has a column {strange[0]!r} that is no attribute" if strange else "has no column 'key'"
        raise AccordError(
            "import.unknown_column",
            f"Without a mapping, columns are called as attributes; the file {words}.",
            f"Give a mapping (--mapping), or use {', '.join(sorted(ATTRIBUTES))} and id.<scheme>.",
        )


def _cell(column: Column, places: dict[str, int]) -> Cell:
    """The text of one attribute: stripped, then defaulted, translated, folded, checked."""
    where = [places[name] for name in column.columns]
    change = _change(column)
    if len(where) > 1:
        between = column.between
        joined: Cell = lambda row: between.join([text for place in where if (text := row[place].strip())])  # noqa: E731
        return joined if change is None else lambda row: change(joined(row))
    (only,) = where
    return (lambda row: row[only].strip()) if change is None else lambda row: change(row[only].strip())


def _change(column: Column) -> Callable[[str], str] | None:
    steps: list[Callable[[str], str]] = []
    if column.default:
        steps.append(lambda text: text or column.default)
    if column.values is not None:
        steps.append(lambda text: _translated(text, column))
    if column.case == "title":
        steps.append(title_case)
    if column.date:
        steps.append(lambda text: _dated(text, column.date))
    if len(steps) < 2:
        return steps[0] if steps else None

    def change(text: str) -> str:
        for step in steps:
            text = step(text)
        return text

    return change


def _translated(text: str, column: Column) -> str:
    values = column.values or {}
    if text and text not in values:
        raise InvalidValue("unmapped_value", f"The mapping has no meaning for {text[:60]!r} in {' + '.join(column.columns)}.")
    return values.get(text, "")


@lru_cache(maxsize=4096)
def _dated(text: str, pattern: str) -> str:
    try:
        return datetime.strptime(text, pattern).date().isoformat() if text else ""  # noqa: DTZ007 (a date has no zone)
    except ValueError:
        raise InvalidValue("invalid_date", f"{text[:60]!r} is not a date written as {pattern}.") from None


def _template(template: str, places: dict[str, int]) -> Cell:
    """The template filled from the row; empty where one of its columns is."""
    pieces = [(before, places[name] if name else None) for before, name, _, _ in Formatter().parse(template)]

    def fill(row: Row) -> str:
        filled: list[str] = []
        for before, place in pieces:
            filled.append(before)
            if place is not None:
                if not (text := row[place].strip()):
                    return ""
                filled.append(text)
        return "".join(filled)

    return fill
