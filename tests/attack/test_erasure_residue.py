"""After an erasure not a byte of the person is left in the data folder, nor in the database, its free pages and its log.

The same scanner finds the person in every one of those places before, so it cannot pass by looking past them.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attack import residue_stage as stage
from tests.attack.scanner import residue

ROOT = Path(__file__).resolve().parents[2]
WORDS = (
    *("Xanthippe", "Quirrenbach", "Łódź", stage.EMAIL, stage.OLD_EMAIL, "quirrenbach@orrery", stage.IDENTIFIER, stage.KEY),
    *(stage.PHONE, stage.PHONE[-8:], stage.STREET, stage.EVIDENCE, "陳怡君見證", stage.REPLY, "oiseaux-lyres", stage.NOTE, "Wörgl"),
)
SEALED = {stage.EVIDENCE, "陳怡君見證", stage.REPLY, "oiseaux-lyres", stage.NOTE, "Wörgl"}
POSTGRES = os.environ.get("ACCORD_DATABASE_URL", "")


class House:
    """A data folder of its own, used by processes of their own, as an operator would."""

    def __init__(self, home: Path, environment: dict[str, str]) -> None:
        self.home, self.environment = home, environment

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments], env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=240
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def accord(self, *arguments: str) -> str:
        return self.run("-m", "accord.cli", *arguments)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    home = tmp_path / "home"
    told = {name: value for name, value in os.environ.items() if name != "ACCORD_SNAPSHOT"}
    environment = {**told, "ACCORD_HOME": str(home), "DJANGO_SETTINGS_MODULE": "accord.project.settings"}
    if not POSTGRES:
        yield House(home, environment)
        return
    with _database_of_its_own() as url:
        yield House(home, {**environment, "ACCORD_DATABASE_URL": url})


def test_nothing_of_an_erased_person_is_left(house: House, tmp_path: Path) -> None:
    person = house.run("-m", "tests.attack.residue_stage", str(house.home), str(tmp_path)).strip().splitlines()[-1]
    house.accord("export", person)
    database = _tables_of(house)
    _settle(house)

    before = residue(house.home, WORDS)
    places = {line.split("/")[0].split(":")[0] for line in before}
    assert {"mail", "rejects", "logs"} <= places
    assert any((house.home / "exports").iterdir()) and any((house.home / "snapshots").iterdir())
    held = residue(database, WORDS) if POSTGRES else [line for line in before if line.startswith("accord.sqlite3")]
    for word in set(WORDS) - SEALED:
        assert any(repr(word) in line for line in held), f"{word} was never in the database"
    assert not [line for line in (*held, *before) if any(repr(word) in line for word in SEALED)], "words that belong into the vault"

    certificate = json.loads(house.accord("erase", person, "--reason", "letter of 3 May", "--yes", "--json").splitlines()[-1])
    _settle(house)

    assert residue(house.home, WORDS) == []
    assert not any((house.home / "exports").iterdir()) and not any((house.home / "snapshots").iterdir())
    assert "a line of nobody" in (house.home / "logs" / "worker.log").read_text()
    assert residue(database, WORDS) == []
    told = {place["place"]: place["done"] for place in certificate["certificate"]["places"]}
    assert told["mail folder"].startswith("1 "), told
    assert told["rejects folder"].startswith("4 "), told
    assert not [place for place, done in told.items() if "not " in done], told
    house.accord("ledger", "verify")


@pytest.mark.skipif(bool(POSTGRES), reason="a backup of SQLite is a copy of its file")
def test_a_restored_backup_is_erased_again(house: House, tmp_path: Path) -> None:
    person = house.run("-m", "tests.attack.residue_stage", str(house.home), str(tmp_path)).strip().splitlines()[-1]
    backup = tmp_path / "backup"
    backup.mkdir()
    for path in house.home.glob("accord.sqlite3*"):
        shutil.copy(path, backup)
    house.accord("erase", person, "--reason", "letter of 3 May", "--yes")
    for path in house.home.glob("accord.sqlite3*"):
        path.unlink()
    for path in backup.iterdir():
        shutil.copy(path, house.home)
    assert residue(house.home, WORDS), "the backup should hold the person"
    told = json.loads(house.accord("erase", "--replay", "--json").splitlines()[-1])
    assert told["erased_again"] == [int(person)] and told["known"] == 1
    assert residue(house.home, WORDS) == []
    house.accord("ledger", "verify")
    rows = (tmp_path / "people-1.csv").read_text().splitlines()
    (tmp_path / "again.csv").write_text("\n".join(rows[:2]) + "\n")
    told = json.loads(house.accord("import", "customers", str(tmp_path / "again.csv"), "--json").splitlines()[-1])
    assert (told["created"], told["updated"], told["rejected"]) == (0, 0, 1)
    assert residue(house.home, WORDS) == []


def test_the_scanner_knows_every_form(tmp_path: Path) -> None:
    from tests.attack.scanner import forms_of

    for number, (form, content) in enumerate(forms_of("Łódź 陳").items()):
        (tmp_path / f"{number}").write_bytes(b"\x00before" + content + b"after")
        assert any(line.endswith(f"as {form}") for line in residue(tmp_path, ["Łódź 陳"])), form
    assert residue(tmp_path, ["Wörgl"]) == []


def _tables_of(house: House) -> Path:
    """Where the database lies: for PostgreSQL the files of the tables of this database."""
    if not POSTGRES:
        return house.home
    import psycopg

    with psycopg.connect(house.environment["ACCORD_DATABASE_URL"]) as connection:
        (folder,) = connection.execute("SHOW data_directory").fetchone()
        (number,) = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
    return Path(folder) / "base" / str(number)


def _settle(house: House) -> None:
    """PostgreSQL writes what it holds in memory to its files, and takes samples of the columns, as its vacuum daemon would."""
    if POSTGRES:
        import psycopg

        with psycopg.connect(house.environment["ACCORD_DATABASE_URL"], autocommit=True) as connection:
            connection.execute("ANALYZE")
            connection.execute("CHECKPOINT")


def _database_of_its_own():
    import contextlib

    import psycopg
    from psycopg.conninfo import make_conninfo

    @contextlib.contextmanager
    def opened() -> Iterator[str]:
        name = f"residue_{os.getpid()}"
        with psycopg.connect(POSTGRES, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
            host = connection.info.host
            connection.execute("SELECT 1")
        try:
            yield f"postgresql://postgres@/{name}?host={host}"
        finally:
            with psycopg.connect(POSTGRES, autocommit=True) as connection:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    assert make_conninfo(POSTGRES)
    return opened()
