"""Who may be contacted per channel, and why the others may not: the five commonest reasons by name, the rest together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accord.catalogue.types import Channel
from accord.decisions.types import PlanReport
from accord.web.charts.bars import Bar, Words, bar_of
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.numbers import whole
from accord.web.words.reasons import reason_words

NAMED = 5


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One channel and reason of the table behind the chart, with the rules it rests on."""

    channel: Words
    reason: Words
    count: str
    rule_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contactable:
    """The chart, its legend (name, series) and its table."""

    bars: tuple[Bar, ...]
    legend: tuple[tuple[Words, int], ...]
    rows: tuple[ReasonRow, ...]
    total: str


def contactable_of(report: PlanReport) -> Contactable:
    """The chart of a plan's contactable customers."""
    named = [code for code, _count in _totals(report).most_common(NAMED)]
    bars = tuple(_bar(report, channel, named) for channel in report.contactable)
    used = {piece.series: piece.name for bar in bars for piece in bar.slices}
    return Contactable(bars, tuple((used[series], series) for series in sorted(used)), _rows(report), whole(report.customers))


def _totals(report: PlanReport) -> Counter[str]:
    totals: Counter[str] = Counter()
    for reasons in report.not_contactable.values():
        totals.update(reasons)
    return totals


def _bar(report: PlanReport, channel: str, named: Sequence[str]) -> Bar:
    able, reasons = report.contactable[channel], report.not_contactable.get(channel, {})
    parts: list[tuple[Words, int, int]] = [(_("may be contacted"), able, 0)]
    parts += [(reason_words(code), reasons.get(code, 0), series) for series, code in enumerate(named, start=1)]
    parts.append((_("other reasons"), sum(reasons.values()) - sum(reasons.get(code, 0) for code in named), NAMED + 1))
    return bar_of(channel_words(channel), parts, whole=report.customers, count=able)


def _rows(report: PlanReport) -> tuple[ReasonRow, ...]:
    return tuple(
        ReasonRow(channel_words(channel), reason_words(code), whole(count), tuple(report.rule_ids.get(f"{channel}.{code}", ())))
        for channel, reasons in report.not_contactable.items()
        for code, count in _largest_first(reasons)
    )


def _largest_first(reasons: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(reasons.items(), key=lambda item: (-item[1], item[0]))


def channel_words(channel: str) -> Words:
    """Words for a channel that a report names by its code."""
    return CHANNEL_WORDS.get(Channel(channel), channel)
