"""What compliance has to look at in the law, and who has read what."""

from dataclasses import replace
from datetime import date, datetime

from accord.consent import models
from accord.consent.queries.law import law_base, law_table, shipped_law
from accord.consent.rules.law_reach import reaches_place, speaks_of_channel
from accord.consent.rules.law_watch import people_reached, tasks_of
from accord.consent.rules.questions import RECIPIENT
from accord.consent.types import LawKind, LawTable, LawTask, LawVersion, ReviewVerdict, RuleReview
from accord.content.queries import usable_versions
from accord.content.types import PieceVersion
from accord.customers.queries import count_by_place


def law_watch(*, now: datetime) -> tuple[LawTask, ...]:
    """The open tasks, the most urgent first, each with the people its rules reach and the content in use they bear on."""
    table, on = law_table(), now.date()
    tasks = tasks_of(table, rule_reviews(), on=on)
    if not tasks:
        return _newer_table(on)
    places = {(country, region, RECIPIENT[kind].value): number for (country, region, kind), number in count_by_place().items()}
    versions = usable_versions(on=on)
    told = (replace(task, people=people_reached(task, places), versions=_touched(task, versions, table)) for task in tasks)
    return (*_newer_table(on), *told)


def rule_reviews(*, rule_id: str = "") -> tuple[RuleReview, ...]:
    """Who has read which rule (or this one), the latest first."""
    rules = law_table().rules
    rows = models.RuleReview.objects.order_by("-recorded_at", "-id")
    if rule_id:
        rows = rows.filter(rule_id=rule_id)
    return tuple(
        RuleReview(
            rule_id=row.rule_id,
            verdict=ReviewVerdict(row.verdict),
            reviewer=row.reviewer,
            note=row.note,
            recorded_at=row.recorded_at,
            current=row.rule_id in rules and rules[row.rule_id].hash == row.rule_hash,
        )
        for row in rows
    )


def law_versions() -> tuple[LawVersion, ...]:
    """Every file that was taken into use, the latest first."""
    rows = models.LawVersion.objects.order_by("-recorded_at", "-id").values_list("kind", "digest", "adopted_by", "recorded_at")
    return tuple(LawVersion(LawKind(kind), digest, adopted_by, at) for kind, digest, adopted_by, at in rows)


def _touched(task: LawTask, versions: list[PieceVersion], table: LawTable) -> tuple[int, ...]:
    rules = [table.rules[rule_id] for rule_id in task.rule_ids]
    return tuple(
        version.id
        for version in versions
        if any(reaches_place(task.jurisdiction, country) for country in version.countries)
        and any(speaks_of_channel(rule, version.channel) and rule.content_scope in version.scopes for rule in rules)
    )


def _newer_table(on: date) -> tuple[LawTask, ...]:
    """A task where the company keeps a table of its own while Accord has come with a newer one."""
    known = {version.digest for version in law_versions()}
    shipped = shipped_law().hash
    if not known or shipped in known or law_base().hash == shipped:
        return ()
    return (LawTask("table", "", "any", (), (), on, "now"),)
