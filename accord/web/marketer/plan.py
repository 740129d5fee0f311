"""Today's plan in figures and words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.decisions.types import Dropped, PlanReport
from accord.web.charts.bars import Bar, Words, bar_of
from accord.web.marketer.contactable import channel_words
from accord.web.words.numbers import percent_of, whole
from accord.web.words.reasons import reason_words

EXACT = 0.0005

GATE_WORDS = {
    Dropped.PERMISSION: lambda: _("no permission"),
    Dropped.CONTENT: lambda: _("no fitting content"),
    Dropped.ELIGIBILITY: lambda: _("not eligible"),
    Dropped.CONTACT_POLICY: lambda: _("contact limits"),
    Dropped.VALUE: lambda: _("silence was worth more"),
    Dropped.CAPACITY: lambda: _("rep’s day is full"),
}


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """The plan as the overview shows it; figures are already written as the reader's language writes them."""

    headline: str
    reachable_share: str
    reach_note: str
    chosen: str
    silence_note: str
    value: str
    gap_note: str
    breaches: int
    bars: tuple[Bar, ...]
    rows: tuple[tuple[Words, str], ...]


def plan_figures_of(report: PlanReport) -> PlanFigures:
    """The figures of a plan."""
    reachable = max(report.contactable.values(), default=0)
    best = max(report.contactable, key=lambda channel: report.contactable[channel], default="")
    largest = max(report.by_channel.values(), default=0)
    return PlanFigures(
        headline=_headline(report),
        reachable_share=percent_of(reachable / report.customers if report.customers else 0.0, places=0),
        reach_note=_("%(count)s by the widest channel: %(channel)s")
        % {"count": whole(reachable), "channel": channel_words(best) if best else "–"},
        chosen=whole(report.chosen),
        silence_note=_("%(count)s left in peace") % {"count": whole(report.silent or report.customers - report.chosen)},
        value=whole(report.value),
        gap_note=_gap_note(report.gap),
        breaches=report.breaches,
        bars=tuple(bar_of(channel_words(c), [(channel_words(c), n, 0)], whole=largest) for c, n in report.by_channel.items() if n),
        rows=_rows(report),
    )


def _headline(report: PlanReport) -> str:
    words = ngettext(
        "One contact is planned; for everyone else today, silence is better.",
        "%(count)s contacts are planned; for everyone else today, silence is better.",
        report.chosen,
    )
    return words % {"count": whole(report.chosen)}


def _gap_note(gap: float) -> str:
    if gap < EXACT:
        return _("the best possible within the limits")
    return _("within %(gap)s of the best possible") % {"gap": percent_of(gap)}


def _rows(report: PlanReport) -> tuple[tuple[Words, str], ...]:
    fallen = [(_dropped_words(key), whole(count)) for key, count in sorted(report.dropped.items(), key=lambda item: -item[1])]
    return (
        (_("Customers looked at"), whole(report.customers)),
        (_("Possible actions weighed"), whole(report.candidates)),
        *fallen,
        (_("Chosen"), whole(report.chosen)),
    )


def _dropped_words(key: str) -> str:
    gate, _dot, reason = key.partition(".")
    words = GATE_WORDS[Dropped(gate)]() if gate in set(Dropped) else gate
    because = reason_words(reason) if reason else words
    return _("Fell: %(gate)s") % {"gate": words if because == words else f"{words} ({because})"}
