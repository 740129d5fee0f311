"""A file and its mapping become drafts."""

from pathlib import Path

import pytest

from accord.adapters.sources.csv.source import CsvSource
from accord.customers.types import ContactPointKind, CustomerDraft, CustomerKind, CustomerStatus, Rejection
from accord.kernel.errors import AccordError

MAPPING = """
source = "crm"
key = "id"
[columns]
given_name = { columns = ["first", "middle"], case = "title" }
status = { column = "st", values = { A = "active", C = "closed" } }
closed_on = { column = "left", date = "%d/%m/%Y" }
language = { column = "lang", default = "fr" }
[constants]
kind = "hcp"
country = "FR"
[templates]
email = "{id}@example.invalid"
[identifiers]
"fr.rpps" = "rpps"
"""
HEADER = "id,first,middle,st,left,lang,rpps\n"


def outcomes(folder: Path, text: str, mapping: str | None = MAPPING) -> list[CustomerDraft | Rejection]:
    (folder / "f.csv").write_text(text, encoding="utf-8")
    if mapping is not None:
        (folder / "m.toml").write_text(mapping, encoding="utf-8")
    reading = CsvSource().read(folder / "f.csv", None if mapping is None else folder / "m.toml")
    assert reading.source == ("csv" if mapping is None else "crm")
    return [row for _, row in reading.rows]


def test_columns_constants_templates_and_values(tmp_path: Path) -> None:
    (draft,) = outcomes(tmp_path, HEADER + "7, ZOÉ ,ANNE,A,,, 10003456789 \n")
    assert isinstance(draft, CustomerDraft)
    assert (draft.key, draft.kind, draft.given_name, draft.country) == ("7", CustomerKind.HCP, "Zoé Anne", "FR")
    assert (draft.status, draft.language) == (CustomerStatus.ACTIVE, "fr")
    assert draft.identifiers == (("fr.rpps", "10003456789"),)
    assert [(point.kind, point.value) for point in draft.contact_points] == [(ContactPointKind.EMAIL, "7@example.invalid")]


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ("7,Zoé,,C,,,", CustomerStatus.CLOSED),
        ("7,Zoé,,A,31/12/2020,,", CustomerStatus.CLOSED),
        ("7,Zoé,,A,2020-12-31,,", "invalid_date"),
        ("7,Zoé,,X,,,", "unmapped_value"),
        (",Zoé,,A,,,", "missing_key"),
        ("7,Zoé", "wrong_columns"),
        ("7,Zoé,,A,,klingon,", "unknown_language"),
    ],
)
def test_each_row_says_what_became_of_it(tmp_path: Path, row: str, outcome: str) -> None:
    (only,) = outcomes(tmp_path, f"{HEADER}{row}\n")
    assert outcome == (only.code if isinstance(only, Rejection) else only.status)


def test_without_a_mapping_columns_are_called_as_attributes(tmp_path: Path) -> None:
    (draft,) = outcomes(tmp_path, "key,kind,family_name,id.npi\n7,hcp,Byron,1003000142\n", None)
    assert isinstance(draft, CustomerDraft)
    assert (draft.family_name, draft.identifiers) == ("Byron", (("npi", "1003000142"),))


@pytest.mark.parametrize(
    ("header", "mapping", "words"),
    [
        ("id,first\n", MAPPING, "speaks of a column"),
        ("key,shoe_size\n", None, "'shoe_size' that is no attribute"),
        ("kind,family_name\n", None, "has no column 'key'"),
    ],
)
def test_unknown_columns_are_named(tmp_path: Path, header: str, mapping: str | None, words: str) -> None:
    with pytest.raises(AccordError) as caught:
        outcomes(tmp_path, header, mapping)
    assert caught.value.code == "import.unknown_column"
    assert words in caught.value.message


def test_file_and_mapping_make_the_digest(tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text("key\n1\n")
    (tmp_path / "m.toml").write_text('key = "key"')
    plain = CsvSource().read(tmp_path / "f.csv", None).digest
    mapped = CsvSource().read(tmp_path / "f.csv", tmp_path / "m.toml").digest
    assert plain != mapped
    with pytest.raises(AccordError, match=r"import\.no_file"):
        CsvSource().read(tmp_path, None)
