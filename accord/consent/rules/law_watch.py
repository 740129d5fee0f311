"""What in the law a named person has to look at, and how soon: old checks, doubts, dated changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from accord.consent.rules.law_reach import reaches_place
from accord.consent.types import LawRule, LawTable, LawTask, ReviewVerdict, RuleReview

STALE = timedelta(days=180)
AHEAD = timedelta(days=180)
SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class _Due:
    kind: str
    on: date


def tasks_of(table: LawTable, reviews: Iterable[RuleReview], *, on: date) -> tuple[LawTask, ...]:
    """The open tasks of a day, the most urgent first: one for each place, kind of recipient and kind of task (and day of a change).

    A review by name of the rule as it stands closes it for 180 days.
    """
    newest = _newest(reviews)
    grouped: defaultdict[tuple[str, str, str, date | None], list[tuple[LawRule, date]]] = defaultdict(list)
    for rule in table.rules.values():
        for due in _dues(rule, newest.get(rule.rule_id), on):
            day = due.on if due.kind in ("begins", "ends") else None
            grouped[due.kind, rule.jurisdiction, rule.recipient_kind, day].append((rule, due.on))
    tasks = (_task(kind, place, recipient, rules, on) for (kind, place, recipient, _), rules in grouped.items())
    return tuple(sorted(tasks, key=lambda task: (task.due, task.kind, task.jurisdiction, task.recipient_kind)))


def urgency_of(due: date, on: date) -> str:
    """'now' for what is due, 'soon' within 60 days, else 'later'."""
    return "now" if due <= on else "soon" if due - on <= SOON else "later"


def people_reached(rule: LawTask, places: Mapping[tuple[str, str, str], int]) -> int:
    """How many customers a task's rules reach; `places` counts them by country, region and recipient kind."""
    return sum(
        number
        for (country, region, kind), number in places.items()
        if rule.recipient_kind in (kind, "any") and reaches_place(rule.jurisdiction, region or country)
    )


def _newest(reviews: Iterable[RuleReview]) -> dict[str, RuleReview]:
    found: dict[str, RuleReview] = {}
    for review in reviews:
        known = found.get(review.rule_id)
        if review.current and (known is None or known.recorded_at <= review.recorded_at):
            found[review.rule_id] = review
    return found


def _dues(rule: LawRule, review: RuleReview | None, on: date) -> Iterator[_Due]:
    if rule.valid_to is not None and rule.valid_to < on - STALE:
        return
    if review is not None and review.verdict is ReviewVerdict.DOUBTED:
        yield _Due("doubted", review.recorded_at.date())
        return
    read = review.recorded_at.date() if review else date.min
    if on - read < STALE:
        return
    checked = max(rule.last_checked or date.min, read)
    alive = rule.valid_to is None or rule.valid_to >= on
    if alive and on - checked >= STALE:
        yield _Due("unchecked", date.min if checked == date.min else checked + STALE)
    for kind, day in (("begins", rule.valid_from), ("ends", rule.valid_to)):
        if day is not None and on - STALE <= day <= on + AHEAD and (day > on or checked < day):
            yield _Due(kind, day)


def _task(kind: str, place: str, recipient: str, rules: list[tuple[LawRule, date]], on: date) -> LawTask:
    due = min(day for _, day in rules)
    return LawTask(
        kind=kind,
        jurisdiction=place,
        recipient_kind=recipient,
        channels=tuple(sorted({rule.channel for rule, _ in rules})),
        rule_ids=tuple(sorted(rule.rule_id for rule, _ in rules)),
        due=due,
        urgency=urgency_of(due, on),
    )
