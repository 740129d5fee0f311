"""Mappings: what they can say, and what they cannot."""

from pathlib import Path

import pytest

from accord.adapters.sources.csv.mapping import Column, read_mapping
from accord.kernel.errors import AccordError

WHOLE = """
source = "crm"
encoding = "latin-1"
delimiter = ";"
key = "id"
forgive = ["phone"]
[columns]
family_name = { column = "name", case = "title" }
street = { columns = ["a1", "a2"], between = ", " }
status = { column = "st", values = { A = "active", 0 = "closed" }, default = "A" }
closed_on = { column = "left", date = "%d.%m.%Y" }
[constants]
country = "DE"
potential = 50
[templates]
email = "{id}@{dom}.invalid"
[identifiers]
"de.lanr" = "lanr"
"""


def test_a_whole_mapping(tmp_path: Path) -> None:
    mapping = read_mapping_of(tmp_path, WHOLE)
    assert (mapping.source, mapping.encoding, mapping.delimiter, mapping.forgive) == ("crm", "iso8859-1", ";", {"phone"})
    assert mapping.columns["street"] == Column(("a1", "a2"), between=", ")
    assert mapping.columns["status"].values == {"A": "active", "0": "closed"}
    assert mapping.constants == {"country": "DE", "potential": "50"}
    assert mapping.named_columns() == {"id", "name", "a1", "a2", "st", "left", "dom", "lanr"}


def read_mapping_of(folder: Path, text: str):  # type: ignore[no-untyped-def]
    path = folder / "m.toml"
    path.write_text(text, encoding="utf-8")
    return read_mapping(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("key = ", "cannot be used"),
        ("", "names no key column"),
        ('key = "id"\ncolour = "red"', "'colour' is no setting"),
        ('key = "id"\n[columns]\nshoe_size = "s"', "'shoe_size' is no attribute"),
        ('key = "id"\n[columns]\ncity = { colum = "c" }', "names no column"),
        ('key = "id"\n[columns]\ncity = { column = "c", kase = "title" }', "'kase' is no setting of a column"),
        ('key = "id"\n[columns]\ncity = { column = "c", case = "upper" }', "the only case"),
        ('key = "id"\nencoding = "klingon"', "no encoding"),
        ('key = "id"\ndelimiter = "||"', "one character"),
        ('key = "id"\nforgive = ["npi"]', "'npi' is no contact point"),
        ('key = "id"\nsource = ""', "needs a name"),
        ('key = "id"\n[identifiers]\nNPI = "n"', "cannot name a scheme"),
        ('key = "id"\n[templates]\nemail = "{id"', "cannot be read"),
        ('key = "id"\n[constants]\ncountry = true', "should be a text"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(AccordError) as caught:
        read_mapping_of(tmp_path, text)
    assert caught.value.code == "import.mapping"
    assert words in caught.value.message


def test_a_mapping_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(AccordError, match=r"import\.mapping"):
        read_mapping(tmp_path / "none.toml")
