"""The last count of permissions, as charts: by channel what the permissions rest on, and which share could be shown."""

from collections import Counter
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from accord.catalogue.types import Channel
from accord.measurement.types import CoverageRow, PermissionCoverage
from accord.web.charts.bars import Bar, bar_of
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.declared import Words
from accord.web.words.numbers import percent_of, whole
from accord.web.words.reasons import reason_words

GROUNDS: tuple[tuple[str, Words, int], ...] = (
    ("A", _("A: confirmed or signed"), 0),
    ("B", _("B: clear, with the notice shown"), 5),
    ("C", _("C: noted by staff"), 4),
    ("D", _("D: inferred, with evidence"), 1),
    ("E", _("E: a note without proof"), 2),
    ("law", _("the law asks for no record"), 3),
    ("", _("not allowed"), 6),
)
"""What permissions rest on, the best first, with the colour of each."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The charts, their legend (name, series), the table behind them, and the head figures."""

    counted: str
    allowed: str
    provable: str
    bars: tuple[Bar, ...]
    legend: tuple[tuple[Words, int], ...]
    countries: tuple[tuple[str, str, str, str], ...]
    reasons: tuple[tuple[Words, Words, str], ...]


def coverage_of(coverage: PermissionCoverage) -> Coverage:
    """The charts of one count."""
    return Coverage(
        counted=date_format(localtime(coverage.counted_at), "DATETIME_FORMAT"),
        allowed=percent_of(coverage.allowed / max(sum(row.customers for row in coverage.rows), 1), places=0),
        provable=percent_of(coverage.provable / max(coverage.allowed, 1), places=0),
        bars=_bars(coverage.rows),
        legend=tuple((words, series) for _ground, words, series in GROUNDS),
        countries=_countries(coverage.rows),
        reasons=_reasons(coverage.rows),
    )


def _bars(rows: tuple[CoverageRow, ...]) -> tuple[Bar, ...]:
    channels = list(dict.fromkeys(row.channel for row in rows))
    bars = []
    for channel in channels:
        counts: Counter[str] = Counter()
        for row in rows:
            if row.channel is channel:
                counts[row.ground] += row.customers
        parts = [(words, counts[ground], series) for ground, words, series in GROUNDS]
        total = counts.total()
        bars.append(bar_of(CHANNEL_WORDS[channel], parts, whole=total, count=total - counts[""]))
    return tuple(bars)


def _countries(rows: tuple[CoverageRow, ...]) -> tuple[tuple[str, str, str, str], ...]:
    """Country, answers that are yes, share of yes, share of those that could be shown."""
    every, yes, shown = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        every[row.country] += row.customers
        yes[row.country] += 0 if row.reason else row.customers
        shown[row.country] += row.customers if row.ground in ("A", "B", "C") else 0
    return tuple(
        (
            country or "–",
            whole(yes[country]),
            percent_of(yes[country] / number, places=0),
            percent_of(shown[country] / max(yes[country], 1), places=0),
        )
        for country, number in every.most_common()
    )


def _reasons(rows: tuple[CoverageRow, ...]) -> tuple[tuple[Words, Words, str], ...]:
    counts: Counter[tuple[Channel, str]] = Counter()
    for row in rows:
        if row.reason:
            counts[row.channel, row.reason] += row.customers
    return tuple((CHANNEL_WORDS[channel], reason_words(reason), whole(n)) for (channel, reason), n in counts.most_common())
