"""What a database keeps of rows that are gone: free pages, write-ahead log, dead rows, samples in its statistics."""

from collections.abc import Iterable

from django.db import DatabaseError, connection

from accord.rights.types import Place

SQLITE, POSTGRES = "database file", "tables"
AGAIN = "Run accord erase --replay when nothing else is writing."

_TRIES = 300  # of a tenth of a second each
_OLDER_READERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND age(backend_xmin) > age(%s::text::xid)
"""


def overwrite_what_goes() -> None:
    """Let SQLite write zeros over whatever is deleted from now on, on this connection."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def compact_database(tables: Iterable[str]) -> tuple[Place, ...]:
    """Rewrite the database (SQLite: all of it; PostgreSQL: `tables`) so that no page holds what is gone, and cut off its log.

    Outside a transaction only; inside one nothing is done, and the answer says so.
    """
    if connection.in_atomic_block:
        return (Place(SQLITE, "not compacted: a transaction is open", AGAIN),)
    return _compact_postgres(tables) if connection.vendor == "postgresql" else _compact_sqlite()


def _compact_sqlite() -> tuple[Place, ...]:
    with connection.cursor() as cursor:
        try:
            cursor.execute("VACUUM")
            file = Place(SQLITE, "every page written anew (VACUUM)")
        except DatabaseError as error:
            file = Place(SQLITE, f"not compacted: {error}", AGAIN)
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (busy, _, _) = cursor.fetchone()
    log = "write-ahead log"
    return (
        file,
        Place(log, "not emptied: another process reads", AGAIN) if busy else Place(log, "written back and cut to nothing"),
    )


def _compact_postgres(tables: Iterable[str]) -> tuple[Place, ...]:
    quote = connection.ops.quote_name
    alone = _wait_for_readers()
    names = [table for table in sorted(set(tables)) if table in connection.introspection.table_names()]
    steps = [f"VACUUM (FULL, ANALYZE) {quote(table)}" for table in names]
    rewritten = _try(POSTGRES, steps, f"{len(names)} tables written anew (VACUUM FULL)", "" if alone else AGAIN)
    samples = _try(
        "statistics", ["VACUUM FULL pg_statistic"], "samples of old values written anew", "As superuser: VACUUM FULL pg_statistic."
    )
    log = _try(
        "write-ahead log",
        ["CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT"],
        "checkpoint made, a new segment begun",
        "As superuser: CHECKPOINT; SELECT pg_switch_wal(); CHECKPOINT.",
    )
    kept = Place(
        "old segments of the write-ahead log",
        "the server reuses or removes them as it writes on",
        "Archived segments and base backups hold what was: let them expire, or take a new base backup and remove the old ones."
        " To remove old segments at once: wal_recycle = off, then two checkpoints (docs/how-to/export-and-erase.md).",
    )
    return (rewritten, samples, log, kept)


def _wait_for_readers() -> bool:
    """Whether nobody in this database still sees what was there before; waits a while for those who do.

    A row that an open transaction (autovacuum's sampling is one) may still see survives VACUUM FULL.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")
        (now,) = cursor.fetchone()
        for _ in range(_TRIES):
            cursor.execute(_OLDER_READERS, [now])
            if cursor.fetchone() == (0,):
                return True
            cursor.execute("SELECT pg_sleep(0.1)")
    return False


def _try(place: str, statements: list[str], done: str, left: str) -> Place:
    try:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
    except DatabaseError as error:
        return Place(place, f"not done: {str(error).splitlines()[0]}", left or AGAIN)
    return Place(place, done, left if left == AGAIN else "")
