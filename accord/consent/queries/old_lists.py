"""What taking an old permission list in would mean, before anything is written."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime

from accord.consent import models
from accord.consent.old_lists import OldList, read_old_list
from accord.consent.queries.law import law_table
from accord.consent.rows import RECORD_COLUMNS, record_of
from accord.consent.rules.old_list import grade_old_row
from accord.consent.rules.old_segments import segments_of
from accord.consent.types import ConsentRecord, Grade, OldListPlan, Polarity
from accord.customers.queries import ids_in


def plan_old_list(*, content: bytes, now: datetime) -> OldListPlan:
    """The list read, graded and weighed under the law of each country; nothing is written. A constant number of queries.

    Raises AccordError `old_list.*` where the file cannot be read (see `accord.consent.old_lists`).
    """
    old = read_old_list(content, now=now)
    graded = tuple((row, grade_old_row(row)) for row in old.rows)
    return OldListPlan(
        digest=old.digest,
        rows=graded,
        segments=segments_of(graded, _records_of(old), law_table(), now=now),
        rejects=old.rejects,
        by_claim=_counted(grade.claimed for _, grade in graded),
        by_grade=_counted(grade.taken for _, grade in graded),
    )


def _records_of(old: OldList) -> dict[int, list[ConsentRecord]]:
    ids = sorted({row.customer_id for row in old.rows})
    held: defaultdict[int, list[ConsentRecord]] = defaultdict(list)
    rows = models.ConsentRecord.objects.filter(customer_id__in=ids_in(ids), polarity=Polarity.OPT_OUT.value)
    for row in rows.values_list(*RECORD_COLUMNS):
        held[row[1]].append(record_of(*row))
    return held


def _counted(grades: Iterable[Grade]) -> tuple[tuple[Grade, int], ...]:
    counts = Counter(grades)
    return tuple((grade, counts[grade]) for grade in sorted(Grade, reverse=True))
