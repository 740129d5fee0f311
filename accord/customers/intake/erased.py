"""People who were erased do not come back by an import."""

from collections.abc import Sequence

from django.conf import settings
from django.db import connection

from accord.customers.intake.fresh import Fresh
from accord.customers.intake.lists import among
from accord.customers.models import ErasedMark
from accord.customers.rules.erased_marks import marks_of
from accord.customers.rules.lookup_hash import lookup_hash
from accord.customers.types import ContactPointKind


def erased_among(rows: Sequence[Fresh], *, source: str) -> frozenset[int]:
    """The lines of those rows that speak of an erased person, whether by key, by identifier or by an e-mail that was theirs alone.

    An e-mail counts against somebody new only: those who are known may have inherited it. One query where nobody was ever erased.
    """
    if not rows or not ErasedMark.objects.exists():
        return frozenset()
    marks = {one.line: _marks_of(one, source) for one in rows}
    standing = _standing({mark for of_row in marks.values() for mark in of_row})
    return frozenset(line for line, of_row in marks.items() if not standing.isdisjoint(of_row))


def _marks_of(one: Fresh, source: str) -> tuple[str, ...]:
    secret: bytes = settings.ACCORD_LOOKUP_KEY
    named = marks_of(source=source, key=one.draft.key, identifiers=one.draft.identifiers, secret=secret)
    is_new = one.record is None and not one.owned
    mails = [point.value for point in one.draft.contact_points if is_new and point.kind is ContactPointKind.EMAIL]
    return (*named, *(lookup_hash(value, key=secret).hex() for value in mails))


def _standing(marks: set[str]) -> set[str]:
    condition, parameter = among(sorted(marks))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT mark FROM {ErasedMark._meta.db_table} WHERE mark {condition}", [parameter])  # noqa: S608
        return {mark for (mark,) in cursor.fetchall()}
