"""The tree of people: how many entries each person has, so that none can be withheld."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import connection

from accord.consent.models import Leaf
from accord.consent.rules.commitments import person_leaf
from accord.consent.rules.merkle import root_of

_AT_ONCE = 20_000
_LATEST = """
    SELECT subject, number, hash FROM {table} WHERE number > 0 AND "index" < %s ORDER BY subject, number
"""


@dataclass(slots=True)
class PeopleTree:
    """The leaves of the people's tree, sorted by pseudonym, and one person's place in it (-1 where there is none)."""

    hashes: list[bytes] = field(default_factory=list)
    place: int = -1
    count: int = 0
    last: bytes = b""

    @property
    def root(self) -> bytes:
        """The root over all people."""
        return root_of(self.hashes)


def people_at(size: int, *, subject: bytes = b"") -> PeopleTree:
    """Everybody's count of entries among the first `size` leaves; with where `subject` stands. One query that reads all leaves."""
    tree = PeopleTree()
    for person, count, last in _latest(size):
        if person == subject:
            tree.place, tree.count, tree.last = len(tree.hashes), count, last
        tree.hashes.append(person_leaf(person, count, last))
    return tree


def _latest(size: int) -> Iterator[tuple[bytes, int, bytes]]:
    """(pseudonym, count, hash of the last leaf) of each person, sorted by pseudonym."""
    previous: tuple[bytes, int, bytes] | None = None
    with connection.cursor() as cursor:
        cursor.execute(_LATEST.format(table=Leaf._meta.db_table), [size])
        while rows := cursor.fetchmany(_AT_ONCE):
            for subject, number, value in rows:
                if previous is not None and previous[0] != subject:
                    yield bytes(previous[0]), previous[1], bytes(previous[2])
                previous = subject, number, value
    if previous is not None:
        yield bytes(previous[0]), previous[1], bytes(previous[2])
