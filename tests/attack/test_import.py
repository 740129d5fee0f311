"""What a machine and its owner can do to an import: one clear line, nothing half-written, the same command goes on."""

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ACCORD = [str(Path(sys.executable).parent / "accord")]
ROWS = 18_000


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    run(home, "init")
    return home


@pytest.fixture
def home(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(template, tmp_path / "home"))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("files") / "customers.csv"
    write(path, range(ROWS))
    return path


def write(path: Path, numbers: range) -> None:
    with path.open("w", encoding="utf-8") as text:
        text.write("key,kind,family_name,country,email\n")
        text.writelines(f"K{number},hcp,Byron {number},US,doctor{number}@x.org\n" for number in numbers)


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("ACCORD_DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    return {**kept, "ACCORD_HOME": str(home)}


def run(home: Path, *words: str, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    def bound() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run([*ACCORD, *words], env=environment(home), capture_output=True, text=True, preexec_fn=bound, timeout=300)


def take(home: Path, file: Path, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    return run(home, "import", "customers", str(file), "--json", limit=limit)


def report_of(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert report["read"] == report["created"] + report["updated"] + report["unchanged"] + report["rejected"]
    return report


def ask(home: Path, question: str) -> Any:
    with sqlite3.connect(home / "accord.sqlite3") as database:
        return database.execute(question).fetchone()


def assert_one_line(done: subprocess.CompletedProcess[str], code: str) -> None:
    assert done.returncode == 2, done.stderr
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert lines[-1].startswith(f"{code}: "), done.stderr
    assert "Traceback" not in done.stderr


def assert_whole(home: Path) -> int:
    """Every customer has its record, its address, and nothing else; the run says how many there are."""
    customers, points, records = (
        ask(home, f"SELECT COUNT(*) FROM customers_{table}")[0] for table in ("customer", "contactpoint", "sourcerecord")
    )
    created = ask(home, "SELECT COALESCE(SUM(created), 0) FROM customers_importrun")[0]
    assert customers == points == records == created
    return int(customers)


def test_killed_at_any_moment_it_goes_on_where_it_stopped(home: Path, file: Path) -> None:
    for _ in range(2):
        child = subprocess.Popen([*ACCORD, "import", "customers", str(file)], env=environment(home), stderr=subprocess.DEVNULL)
        before = ask(home, "SELECT COUNT(*) FROM customers_customer")[0]
        deadline = time.monotonic() + 120
        while child.poll() is None and time.monotonic() < deadline:
            if ask(home, "SELECT COUNT(*) FROM customers_customer")[0] > before:
                child.send_signal(signal.SIGKILL)
            time.sleep(0.02)
        child.wait()
        assert_whole(home)
    report = report_of(take(home, file))
    assert (report["read"], report["rejected"]) == (ROWS, 0)
    assert report["created"] == ROWS == assert_whole(home)
    again = report_of(take(home, file))
    assert (again["unchanged"], again["created"]) == (ROWS, 0)


def test_a_full_disk_stops_between_batches_and_it_goes_on_when_there_is_room(home: Path, file: Path) -> None:
    size = (home / "accord.sqlite3").stat().st_size
    assert_one_line(take(home, file, limit=size + 3_000_000), "import.disk_full")
    assert 0 < assert_whole(home) < ROWS
    report = report_of(take(home, file))
    assert (report["read"], report["created"]) == (ROWS, ROWS)
    assert_whole(home)


def test_a_full_database_is_told_apart(home: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = ask(home, "PRAGMA page_count")[0]
    site = home / "site"
    site.mkdir()
    (site / "small_settings.py").write_text(
        "from accord.project.settings import *\n"
        f"DATABASES['default']['OPTIONS']['init_command'] += ' PRAGMA max_page_count={pages + 600};'\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(site))
    small = {**environment(home), "DJANGO_SETTINGS_MODULE": "small_settings"}
    done = subprocess.run([*ACCORD, "import", "customers", str(file)], env=small, capture_output=True, text=True, timeout=300)
    assert_one_line(done, "import.disk_full")
    assert assert_whole(home) < ROWS
    assert report_of(take(home, file))["read"] == ROWS


def test_a_locked_database_is_said_and_nothing_is_lost(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "few.csv", range(10))
    site = home / "site"
    site.mkdir()
    (site / "hasty_settings.py").write_text(
        "from accord.project.settings import *\nDATABASES['default']['OPTIONS']['timeout'] = 0.2\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(site))
    hasty = {**environment(home), "DJANGO_SETTINGS_MODULE": "hasty_settings"}
    with holding(home):
        command = [*ACCORD, "import", "customers", str(tmp_path / "few.csv")]
        done = subprocess.run(command, env=hasty, capture_output=True, text=True, timeout=300)
    assert_one_line(done, "import.database_locked")
    assert assert_whole(home) == 0
    assert report_of(take(home, tmp_path / "few.csv"))["created"] == 10


class holding:
    """Another program that holds the write lock."""

    def __init__(self, home: Path) -> None:
        self.database = sqlite3.connect(home / "accord.sqlite3", isolation_level=None)

    def __enter__(self) -> None:
        self.database.execute("BEGIN IMMEDIATE")

    def __exit__(self, *_: object) -> None:
        self.database.execute("ROLLBACK")
        self.database.close()


@pytest.mark.parametrize(
    ("tail", "code"),
    [(b"K1,hcp,Zo\xe9,US,a@x.org\n", "import.encoding"), (b'K1,hcp,"Zo,US,a@x.org\n' + b"x\n" * 100_000, "import.broken_quoting")],
)
def test_a_file_that_breaks_late_keeps_the_batches_before_and_goes_on_when_mended(
    home: Path, tmp_path: Path, tail: bytes, code: str
) -> None:
    path = tmp_path / "late.csv"
    write(path, range(12_000))
    good = path.read_bytes()
    path.write_bytes(good + tail)
    assert_one_line(take(home, path), code)
    assert assert_whole(home) == 10_000
    assert ask(home, "SELECT state, line FROM customers_importrun") == ("failed", 10_001)
    path.write_bytes(good)
    report = report_of(take(home, path))
    assert (report["created"], report["unchanged"]) == (2_000, 10_000)


def test_hostile_rows_are_refused_one_by_one(home: Path, tmp_path: Path) -> None:
    rows = [
        "1,hcp,=cmd|'/c calc'!A1,US,a@x.org",
        "2,hcp,Robert'); DROP TABLE customers_customer;--,US,b@x.org",
        "3,hcp,Ada\0Byron,US,c@x.org",
        f"4,hcp,{'n' * 5000},US,d@x.org",
        "5,hcp,Ada,Atlantis,e@x.org",
        "6,hcp,Ada,US,not an address",
        "6,hcp,Ada,US,f@x.org",
        "6,hcp,Ada,US,f@x.org",
        "7,hcp,Ada",
        "8,hcp,\u202eadA,US,g@x.org",
    ]
    path = tmp_path / "hostile.csv"
    path.write_text("key,kind,family_name,country,email\n" + "\n".join(rows) + "\n", encoding="utf-8")
    report = report_of(take(home, path))
    assert (report["read"], report["created"], report["rejected"]) == (10, 4, 6)
    codes = [line.split(",")[1] for line in Path(report["rejects_file"]).read_text().splitlines()[1:]]
    assert codes == ["control_character", "too_long", "unknown_country", "invalid_email", "duplicate_in_file", "wrong_columns"]


@pytest.mark.soak
def test_a_file_of_a_gigabyte_is_read_in_constant_memory(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    filler = "x" * 150
    with path.open("w", encoding="utf-8") as text:
        text.write("key,kind,family_name,country,email,title\n")
        number = 0
        while text.tell() < 1_000_000_000:
            text.writelines(f"K{n},hcp,Byron {n},US,doctor{n}@x.org,{filler}\n" for n in range(number, number + 10_000))
            number += 10_000
    process = subprocess.Popen([*ACCORD, "import", "customers", str(path), "--json"], env=environment(home), stdout=subprocess.PIPE)
    peak = max(_resident(process))
    assert process.returncode == 0
    assert peak <= 500_000_000


def _resident(process: "subprocess.Popen[bytes]") -> Iterator[int]:
    """The process's own memory (anonymous and file pages), byte by byte, until it ends."""
    while process.poll() is None:
        try:
            yield int(Path(f"/proc/{process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            continue
        time.sleep(0.05)
