"""The law: as it stands, as it was known, and by the name a decision gives it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from django.db import connection

from accord.consent import models
from accord.consent.rules.law_table import digest_of, read_law_table, read_rules
from accord.consent.rules.law_versions import assemble, name_of
from accord.consent.types import LawKind, LawRule, LawTable, ReviewVerdict
from accord.kernel.errors import AccordError, NotFound

_FILES = {kind.value for kind in LawKind}
_EVER = (
    f"SELECT recorded_at, id, kind, '', digest FROM {models.LawVersion._meta.db_table}"  # noqa: S608 (our own names)
    f" UNION ALL SELECT recorded_at, id, verdict, rule_id, rule_hash FROM {models.RuleReview._meta.db_table} WHERE verdict <> %s"
)
_Event = tuple[datetime, int, str, str, str]
"""When and as which number it was recorded, what it is, what it names, and the hash: of a file, or of a rule that was read."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a table is made of: hashes of files, and of each accepted rule."""

    base: str
    overrides: str = ""
    accepted: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return name_of(self.base, self.overrides, self.accepted)


def law_table(*, known_at: datetime | None = None) -> LawTable:
    """The law as it was known at a moment (None: now): base, overrides and acceptances. One query; one object for one hash.

    Before the first table was taken into use, and where none was, it is the first one, or the one that ships with the room.
    """
    if known_at is not None:
        return law_tables(moments=[known_at])[known_at]
    return _table(_parts(_events()))


def law_tables(*, moments: Iterable[datetime]) -> dict[datetime, LawTable]:
    """The law as it was known at each of many moments, in one query."""
    events = _events()
    marks = [event[0] for event in events]
    known = {moment: bisect_right(marks, moment) for moment in set(moments)}
    found = {number: _table(_parts(events[:number], events)) for number in set(known.values())}
    return {moment: found[number] for moment, number in known.items()}


@cache
def shipped_law() -> LawTable:
    """The rule table that ships with the room; it needs no database."""
    return read_law_table(shipped_content())


@cache
def shipped_content() -> bytes:
    """The file that ships with the room."""
    return files("accord.consent").joinpath("law/permission-rules.csv").read_bytes()


def law_base() -> LawTable:
    """The base table in force, without overrides and acceptances."""
    return _table(_Parts(_parts(_events()).base))


def law_table_by_hash(*, table_hash: str) -> LawTable:
    """The table that a decision names, whenever it was in force. Raises NotFound where it never was."""
    parts = next((parts for parts in _states(_events()) if parts.name == table_hash), None)
    if parts is not None:
        return _table(parts)
    if table_hash == shipped_law().hash:
        return shipped_law()
    raise NotFound("rule table")


def _events() -> list[_Event]:
    """Everything that ever changed the law, in the order it was recorded."""
    with connection.cursor() as cursor:
        cursor.execute(_EVER, [ReviewVerdict.CHECKED.value])
        rows = cursor.fetchall()
    return list(_in_order(tuple(rows)))


@lru_cache(maxsize=4)
def _in_order(rows: tuple[tuple[Any, int, str, str, str], ...]) -> tuple[_Event, ...]:
    """Rows as the database gives them: making moments of hundreds of texts would cost more than all the rest of a permission."""
    events = ((_moment(at), number, kind, rule_id, digest) for at, number, kind, rule_id, digest in rows)
    return tuple(sorted(events, key=lambda row: (row[0], row[2] not in _FILES, row[1])))


def _moment(stored: str | datetime) -> datetime:
    at = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _parts(known: Sequence[_Event], ever: Sequence[_Event] = ()) -> _Parts:
    base, overrides, accepted = "", "", {}
    for _, _, kind, rule_id, digest in known:
        if kind == LawKind.OVERRIDES:
            overrides = digest
        elif kind in _FILES:
            base = digest
        elif kind == ReviewVerdict.ACCEPTED:
            accepted[rule_id] = digest
        else:
            accepted.pop(rule_id, None)
    first = next((digest for _, _, kind, _, digest in ever if kind in _FILES and kind != LawKind.OVERRIDES), "")
    return _Parts(base or first or digest_of(shipped_content()), overrides, accepted)


def _states(events: Sequence[_Event]) -> Iterator[_Parts]:
    """What the law ever was, the latest first; last, where a clock went back, what it may have been in between."""
    for number in range(len(events), -1, -1):
        yield _parts(events[:number], events)
    adopted = sorted((event for event in events if event[2] in _FILES), key=lambda event: event[1])
    reviews = sorted((event for event in events if event[2] not in _FILES), key=lambda event: event[1])
    for files_taken in range(len(adopted), -1, -1):
        for reviews_given in range(len(reviews), -1, -1):
            yield _parts([*adopted[:files_taken], *reviews[:reviews_given]], events)


def _table(parts: _Parts) -> LawTable:
    name = parts.name
    found = _tables.get(name)
    if found is None:
        base = _base(parts.base)
        made = base if name == base.hash else assemble(base, _rules(parts.overrides), parts.accepted, name)
        found = _tables.setdefault(name, made)
    return found


_tables: dict[str, LawTable] = {}


@lru_cache(maxsize=32)
def _base(digest: str) -> LawTable:
    return shipped_law() if digest == shipped_law().hash else read_law_table(_content(digest))


@lru_cache(maxsize=32)
def _rules(digest: str) -> tuple[LawRule, ...]:
    return read_rules(_content(digest)) if digest else ()


def _content(digest: str) -> bytes:
    content = models.LawVersion.objects.filter(digest=digest).values_list("content", flat=True).first()
    if content is None or digest_of(content.encode()) != digest:
        raise AccordError(
            "law.content", f"The rule file {digest[:12]} is not as it was taken into use.", "Restore the database from a backup."
        )
    return content.encode()
