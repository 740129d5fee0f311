"""What the plan for an old list shows: plain values, ready for the template."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.consent.types import Grade, OldListPlan, OldSegment, Polarity, Requirement
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.mechanisms import MECHANISM_WORDS
from accord.web.words.purposes import PURPOSE_WORDS

Words = str | Promise
ROWS_SHOWN = 20
PROVABLE = Grade.D

NEED_WORDS: dict[Requirement, Words] = {
    Requirement.OPT_OUT: _("no refusal"),
    Requirement.LEGITIMATE_INTEREST: _("legitimate interest"),
    Requirement.SOFT_OPT_IN: _("a relation on file"),
    Requirement.EXPLICIT_OPT_IN: _("an explicit yes"),
    Requirement.PROHIBITED: _("forbidden"),
}


@dataclass(frozen=True, slots=True)
class RowSheet:
    """One row: as written, what it claims, what it is taken at."""

    line: int
    cells: tuple[str, ...]
    claimed: str
    taken: str
    mechanism: Words
    is_no: bool


@dataclass(frozen=True, slots=True)
class SegmentSheet:
    """One segment: what the law asks there, how many rows may be used, and how the rest is asked."""

    country: str
    channel: Words
    purpose: Words
    need: Words
    rows: int
    usable: int
    withdrawn: int
    left: int
    way: Words
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OldListSheet:
    """The whole plan."""

    digest: str
    total: int
    provable: int
    usable: int
    withdrawn: int
    grades: tuple[tuple[str, int, int], ...]
    rows: tuple[RowSheet, ...]
    segments: tuple[SegmentSheet, ...]
    rejects: tuple[tuple[int, str, str], ...]
    rejected: int


def old_list_sheet_of(plan: OldListPlan) -> OldListSheet:
    """The plan in plain words: its first twenty rows, its grades, its segments."""
    taken = dict(plan.by_grade)
    return OldListSheet(
        digest=plan.digest,
        total=len(plan.rows),
        provable=sum(number for grade, number in plan.by_grade if grade >= PROVABLE),
        usable=sum(segment.usable for segment in plan.segments),
        withdrawn=sum(segment.withdrawn for segment in plan.segments),
        grades=tuple((grade.name, claimed, taken[grade]) for grade, claimed in plan.by_claim),
        rows=tuple(
            RowSheet(
                row.line,
                row.cells,
                grade.claimed.name,
                grade.taken.name,
                MECHANISM_WORDS[grade.mechanism],
                row.polarity is Polarity.OPT_OUT,
            )
            for row, grade in plan.rows[:ROWS_SHOWN]
        ),
        segments=tuple(_segment(segment) for segment in plan.segments),
        rejects=tuple((line, reason, " · ".join(cells)) for line, reason, cells in plan.rejects[:ROWS_SHOWN]),
        rejected=len(plan.rejects),
    )


def _segment(segment: OldSegment) -> SegmentSheet:
    left = segment.rows - segment.usable - segment.withdrawn
    return SegmentSheet(
        country=segment.country,
        channel=CHANNEL_WORDS[segment.channel],
        purpose=PURPOSE_WORDS[segment.purpose],
        need=NEED_WORDS[segment.need],
        rows=segment.rows,
        usable=segment.usable,
        withdrawn=segment.withdrawn,
        left=left,
        way=_way(segment, left),
        rules=segment.rule_ids,
    )


def _way(segment: OldSegment, left: int) -> Words:
    if not left:
        return ""
    if segment.need is Requirement.PROHIBITED:
        return _("Leave them: the law forbids it there.")
    if segment.ask_by is None:
        return _("Only on your own pages, when they come by themselves.")
    return CHANNEL_WORDS[segment.ask_by]
