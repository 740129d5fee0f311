"""What compliance has to look at in the law, and who has read what."""

from dataclasses import replace
from datetime import UTC, date, datetime

from accord.consent import models
from accord.consent.queries.law import law_base, law_table, law_tables, shipped_law
from accord.consent.rules.jurisdiction import chain_of
from accord.consent.rules.law_diff import diff_tables
from accord.consent.rules.law_reach import reaches_place, speaks_of_channel
from accord.consent.rules.law_watch import people_reached, tasks_of
from accord.consent.rules.questions import RECIPIENT
from accord.consent.types import (
    LawKind,
    LawRule,
    LawTable,
    LawTask,
    LawVersion,
    RecipientKind,
    ReviewVerdict,
    RuleChange,
    RuleReview,
    RuleStep,
)
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


def rule_history(*, rule_id: str) -> tuple[RuleStep, ...]:
    """What each file that was taken into use did to a rule, the latest first; nothing for files that left it as it was."""
    steps, before = [], law_tables(moments=[datetime.min.replace(tzinfo=UTC)]).popitem()[1]
    adopted = law_versions()[::-1]
    tables = law_tables(moments=[version.recorded_at for version in adopted])
    for version in adopted:
        after = tables[version.recorded_at]
        steps += [RuleStep(version, change) for change in diff_tables(before, after, only=rule_id) if _told(change)]
        before = after
    return tuple(steps[::-1])


def law_rules_of(*, table: LawTable, place: str, kind: RecipientKind, channel: str) -> tuple[LawRule, ...]:
    """Every rule of a table that speaks of a place, a kind of recipient and a channel (a word of the table), the nearest first."""
    chain = chain_of(place)
    rules = [
        rule
        for rule in table.rules.values()
        if rule.jurisdiction in chain and rule.channel in (channel, "any") and rule.recipient_kind in (kind.value, "any")
    ]
    return tuple(sorted(rules, key=lambda rule: (chain.index(rule.jurisdiction), rule.content_scope, rule.rule_id)))


def _told(change: RuleChange) -> bool:
    """Whether a change is of the file: an acceptance in between is told among the reviews."""
    return change.what != "changed" or any(name != "accepted" for name, _, _ in change.columns)


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
