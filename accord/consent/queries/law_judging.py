"""The same questions, judged by one law and by another."""

from collections.abc import Sequence

from accord.consent.dossiers import people_of
from accord.consent.rules.permission import decide
from accord.consent.types import LawTable, Permission, Question


def judged_by_each(*, questions: Sequence[Question], laws: Sequence[tuple[LawTable, ...]]) -> list[tuple[Permission, ...]]:
    """For each question the permission by each of its laws. What is on record is read once; a constant number of queries."""
    people = people_of(questions)
    return [tuple(decide(question, person, law) for law in those) for (question, person), those in zip(people, laws, strict=True)]
