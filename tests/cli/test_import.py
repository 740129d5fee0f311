"""`accord import customers`, as a person runs it."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from accord.cli import main
from accord.customers.queries import count_customers, list_imports

MAPPING = 'source = "crm"\nkey = "id"\n[columns]\nfamily_name = "name"\nemail = "mail"\n[constants]\nkind = "hcp"\ncountry = "US"\n'
FILE = "id,name,mail\n1,Byron,ada@x.org\n2,Sand,nobody\n3,陳怡君,chen@x.org\n"


@pytest.fixture
def words(db: None, tmp_path: Path) -> list[str]:
    (tmp_path / "f.csv").write_text(FILE, encoding="utf-8")
    (tmp_path / "m.toml").write_text(MAPPING)
    return ["import", "customers", str(tmp_path / "f.csv"), "--mapping", str(tmp_path / "m.toml"), "--json"]


def test_the_last_line_says_what_became_of_the_rows(words: list[str]) -> None:
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    report = json.loads(done.stdout.splitlines()[-1])
    assert {name: report[name] for name in ("read", "created", "updated", "unchanged", "rejected")} == {
        "read": 3,
        "created": 2,
        "updated": 0,
        "unchanged": 0,
        "rejected": 1,
    }
    with Path(report["rejects_file"]).open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["line"], row["code"], row["row"]) == ("3", "invalid_email", "2,Sand,nobody")
    assert count_customers() == 2


def test_the_same_command_again_changes_nothing(words: list[str]) -> None:
    CliRunner().invoke(main, words)
    report = json.loads(CliRunner().invoke(main, words).stdout.splitlines()[-1])
    assert (report["read"], report["created"], report["unchanged"], report["rejected"]) == (3, 0, 2, 1)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("id,name\n1,Byron\n", "import.unknown_column"),
        ('id,name,mail\n1,"Byron,a@x.org\n', "import.broken_quoting"),
        ("id,name,mail\n1,Zo\udce9,a@x.org\n", "import.encoding"),
        ("", "import.empty_file"),
    ],
)
def test_a_bad_file_is_one_line_with_a_code_and_the_run_is_recorded(words: list[str], content: str, code: str) -> None:
    Path(words[2]).write_bytes(content.encode("utf-8", "surrogateescape"))
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert done.stderr.strip().splitlines()[-1].startswith(f"{code}: ")
    assert list_imports()[0].finished_at is None


@pytest.mark.parametrize(
    ("more", "code"), [(["--source", "fax"], "import.unknown_source"), (["--mapping", "none.toml"], "import.mapping")]
)
def test_a_bad_command_is_one_line_too(words: list[str], more: list[str], code: str) -> None:
    done = CliRunner().invoke(main, [*words, *more])
    assert done.exit_code == 2
    assert done.stderr.startswith(f"{code}: ")


def test_help_needs_nothing() -> None:
    assert "rejects file" in CliRunner().invoke(main, ["import", "customers", "--help"]).stdout
