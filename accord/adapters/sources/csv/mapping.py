"""What the columns of a file mean: the mapping, read from TOML and checked before a row is read."""

import codecs
import tomllib
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import Any

from accord.customers.ports import ATTRIBUTES, is_scheme
from accord.kernel.errors import AccordError

_TOP = {"source", "encoding", "delimiter", "key", "forgive", "columns", "constants", "templates", "identifiers"}
_COLUMN = {"column", "columns", "between", "case", "values", "default", "date"}
_FORGIVABLE = {"email", "phone"}
_MAPPABLE = ATTRIBUTES | {"closed_on"}


@dataclass(frozen=True, slots=True)
class Column:
    """Where one attribute comes from: one column, or several put together with `between`.

    `case = "title"` folds names that a register shouts; `values` translates codes; `default` stands for an empty cell;
    `date` is the format (strptime) of a date, for `closed_on`, which closes the customer where it is filled.
    """

    columns: tuple[str, ...]
    between: str = " "
    case: str = ""
    values: Table[str, str] | None = None
    default: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """A whole mapping. `templates` hold texts with {columns}; `forgive` names contact points left out where they are invalid."""

    source: str = "csv"
    encoding: str = "utf-8-sig"
    delimiter: str = ","
    columns: Table[str, Column] = field(default_factory=dict)
    constants: Table[str, str] = field(default_factory=dict)
    templates: Table[str, str] = field(default_factory=dict)
    identifiers: Table[str, Column] = field(default_factory=dict)
    forgive: frozenset[str] = frozenset()

    def named_columns(self) -> set[str]:
        """Every column of the file that the mapping speaks of."""
        named = {name for column in (*self.columns.values(), *self.identifiers.values()) for name in column.columns}
        return named | {name for template in self.templates.values() for _, name, _, _ in Formatter().parse(template) if name}


def read_mapping(path: Path) -> Mapping:
    """A mapping from its file. Raises AccordError `import.mapping` with what is wrong."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(path, str(error)) from None
    _only(path, raw, _TOP, "setting")
    if "key" not in raw and "key" not in raw.get("columns", {}) and "key" not in raw.get("templates", {}):
        raise _wrong(path, "it names no key column")
    columns = {name: _column(path, value) for name, value in raw.get("columns", {}).items()}
    mapping = Mapping(
        source=_text(path, raw.get("source", "csv")),
        encoding=_encoding(path, raw.get("encoding", "utf-8")),
        delimiter=_text(path, raw.get("delimiter", ",")),
        columns=columns | ({"key": _column(path, raw["key"])} if "key" in raw else {}),
        constants={name: _text(path, value) for name, value in raw.get("constants", {}).items()},
        templates={name: _template(path, value) for name, value in raw.get("templates", {}).items()},
        identifiers={name: _column(path, value) for name, value in raw.get("identifiers", {}).items()},
        forgive=frozenset(raw.get("forgive", ())),
    )
    _check(path, mapping)
    return mapping


def plain_mapping(header: list[str]) -> Mapping:
    """The mapping of a file whose columns are called as our attributes, or `id.<scheme>` for an identifier."""
    return Mapping(
        columns={name: Column((name,)) for name in header if not name.startswith("id.")},
        identifiers={name.removeprefix("id."): Column((name,)) for name in header if name.startswith("id.")},
    )


def _check(path: Path, mapping: Mapping) -> None:
    _only(path, {**mapping.columns, **mapping.constants, **mapping.templates}, _MAPPABLE, "attribute")
    _only(path, dict.fromkeys(mapping.forgive), _FORGIVABLE, "contact point to forgive")
    strange = [scheme for scheme in mapping.identifiers if not is_scheme(scheme)]
    if strange:
        raise _wrong(path, f"{strange[0]!r} cannot name a scheme of identifiers")
    if not mapping.source or len(mapping.source) > 35:
        raise _wrong(path, "the source needs a name of 1 to 35 characters")
    if len(mapping.delimiter) != 1:
        raise _wrong(path, "the delimiter is one character")


def _column(path: Path, value: Any) -> Column:
    if isinstance(value, str):
        return Column((value,))
    if not isinstance(value, dict) or ("column" in value) == ("columns" in value):
        raise _wrong(path, f"{value!r} names no column")
    _only(path, value, _COLUMN, "setting of a column")
    if value.get("case", "") not in ("", "title"):
        raise _wrong(path, 'the only case is "title"')
    values = value.get("values")
    return Column(
        columns=tuple(value["columns"]) if "columns" in value else (_text(path, value["column"]),),
        between=_text(path, value.get("between", " ")),
        case=value.get("case", ""),
        values=None if values is None else {code: _text(path, meaning) for code, meaning in values.items()},
        default=_text(path, value.get("default", "")),
        date=_text(path, value.get("date", "")),
    )


def _template(path: Path, value: Any) -> str:
    text = _text(path, value)
    try:
        list(Formatter().parse(text))
    except ValueError as error:
        raise _wrong(path, f"the template {text!r} cannot be read: {error}") from None
    return text


def _text(path: Path, value: Any) -> str:
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        raise _wrong(path, f"{value!r} should be a text")
    return str(value)


def _encoding(path: Path, name: Any) -> str:
    try:
        known = codecs.lookup(_text(path, name)).name
    except LookupError:
        raise _wrong(path, f"there is no encoding {name!r}") from None
    return "utf-8-sig" if known == "utf-8" else known


def _only(path: Path, given: Table[str, Any], allowed: set[str] | frozenset[str], what: str) -> None:
    unknown = sorted(set(given) - allowed)
    if unknown:
        raise _wrong(path, f"{unknown[0]!r} is no {what}; there are {', '.join(sorted(allowed))}")


def _wrong(path: Path, words: str) -> AccordError:
    return AccordError("import.mapping", f"The mapping {path.name} cannot be used: {words}.", "Mend the mapping.")
