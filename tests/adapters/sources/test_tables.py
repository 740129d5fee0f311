"""Files read as streams, and what is wrong with them in one line."""

import gzip
from pathlib import Path

import pytest

from accord.adapters.sources.tables import Table, digest_of, drafts_of, header_of
from accord.customers.ports import draft_of
from accord.customers.types import CustomerDraft, Rejection
from accord.kernel.errors import AccordError


def rows_of(path: Path, content: bytes, **settings: str) -> list[tuple[int, list[str]]]:
    path.write_bytes(content)
    return list(Table(path, **settings).rows())


def test_plain_and_packed_files_read_the_same(tmp_path: Path) -> None:
    content = 'key,name\n1,"Zoé\nde"\n\n2,陳怡君\n'.encode()
    plain = rows_of(tmp_path / "a.csv", content)
    assert plain == [(1, ["key", "name"]), (2, ["1", "Zoé\nde"]), (5, ["2", "陳怡君"])]
    assert rows_of(tmp_path / "packed-under-any-name", gzip.compress(content)) == plain
    assert rows_of(tmp_path / "bom.csv", b"\xef\xbb\xbf" + content) == plain


def test_another_encoding_and_delimiter(tmp_path: Path) -> None:
    assert rows_of(tmp_path / "a.csv", "key;name\n1;Lefèvre".encode("cp1252"), encoding="cp1252", delimiter=";") == [
        (1, ["key", "name"]),
        (2, ["1", "Lefèvre"]),
    ]


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"key\n1\nZo\xe9\n", "import.encoding", "Line 3 of f.csv, byte 3 of that line (0xE9) is not UTF-8"),
        ("key\n1\n".encode("utf-16"), "import.encoding", "Line 1"),
        (b'key,name\n1,"open\n2,b\n', "import.broken_quoting", "begins in line 2"),
        (b'key,name\n1,"a"b\n', "import.broken_quoting", "begins in line 2"),
        (b'key\n"' + b"x" * 200_000, "import.broken_quoting", "begins in line 2"),
        (gzip.compress(b"key\n1\n" * 10_000)[:-20], "import.broken_gzip", "cut off or damaged"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(tmp_path: Path, content: bytes, code: str, words: str) -> None:
    with pytest.raises(AccordError) as caught:
        rows_of(tmp_path / "f.csv", content)
    assert caught.value.code == code
    assert words in caught.value.message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(AccordError, match=r"import\.no_file"):
        list(Table(tmp_path / "none.csv").rows())


@pytest.mark.parametrize(("content", "code"), [(b"", "import.empty_file"), (b"key,key\n1,2\n", "import.duplicate_column")])
def test_headers_are_checked(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "f.csv").write_bytes(content)
    with pytest.raises(AccordError) as caught:
        header_of(Table(tmp_path / "f.csv").rows(), tmp_path / "f.csv")
    assert caught.value.code == code


def test_bad_rows_become_rejections_and_good_ones_drafts() -> None:
    def draft(row: list[str]) -> CustomerDraft:
        return draft_of({"key": row[0], "email": row[1]})

    rows = [(2, ["1", "a@x.org"]), (3, ["2"]), (4, ["3", "nobody"]), (5, ["4\0", "a@x.org"])]
    outcomes = list(drafts_of(iter(rows), 2, draft))
    assert isinstance(outcomes[0][1], CustomerDraft)
    assert [(row.line, row.code, row.row) for _, row in outcomes[1:] if isinstance(row, Rejection)] == [
        (3, "wrong_columns", ("2",)),
        (4, "invalid_email", ("3", "nobody")),
        (5, "control_character", ("4\0", "a@x.org")),
    ]


def test_the_digest_is_of_every_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    (tmp_path / "b").write_text("b")
    digests = {
        digest_of(tmp_path / "a"),
        digest_of(tmp_path / "a", None),
        digest_of(tmp_path / "a", tmp_path / "b"),
        digest_of(tmp_path / "b"),
    }
    assert len(digests) == 3
