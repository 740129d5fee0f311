"""The law in one screen: for one kind of recipient and message, what each country asks on each channel."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from accord.consent.queries import ask_law, law_table
from accord.consent.types import LawAnswer, LawTable, Requirement
from accord.kernel import clock
from accord.kernel.viewer import Role, Viewer
from accord.web.compliance.law_filter import CHANNELS, SCOPES, LawFilter, read_filter
from accord.web.compliance.sections import compliance_page
from accord.web.entrance.roles import for_roles
from accord.web.words.jurisdictions import place_name
from accord.web.words.law import KIND_WORDS, NEED_MEANING, NEED_SIGNS, NEED_WORDS, RULE_CHANNEL_WORDS, SCOPE_WORDS, Words

READERS = (Role.COMPLIANCE, Role.MARKETER)


@dataclass(frozen=True, slots=True)
class Cell:
    """The answer for one country and channel: a sign, its words, how strict (1 to 5), where more is told, and what marks it."""

    sign: str
    words: Words
    level: int
    href: str
    unreviewed: bool
    overridden: bool
    fail_closed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One country."""

    name: str
    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One level of need, and how many cells of the screen ask for it."""

    sign: str
    words: Words
    meaning: Words
    level: int
    count: int


@require_GET
@for_roles(*READERS)
def law(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The matrix; GET parameters kind, scope, on, country, channel."""
    asked = read_filter(request.GET, today=clock.now().date())
    table = law_table()
    rows = rows_of(table, asked)
    cells = [cell for row in rows for cell in row.cells]
    return compliance_page(
        request,
        viewer,
        "law.html",
        {
            "asked": asked,
            "columns": [RULE_CHANNEL_WORDS[channel] for channel in _channels(asked)],
            "rows": rows,
            "legend": legend_of(cells),
            "unreviewed": sum(cell.unreviewed for cell in cells),
            "overridden": sum(cell.overridden for cell in cells),
            "total": len(cells),
            "table": table,
            "rules": len(table.rules),
            "kinds": [(kind, KIND_WORDS[kind]) for kind in KIND_WORDS if kind != "any"],
            "scopes": [(scope.value, SCOPE_WORDS[scope]) for scope in SCOPES],
            "countries": [(place, place_name(place)) for place in countries_in(table)],
            "channels": [(channel, RULE_CHANNEL_WORDS[channel]) for channel in CHANNELS],
        },
    )


def countries_in(table: LawTable) -> list[str]:
    """The countries with rules of their own, by name."""
    return sorted({rule.jurisdiction for rule in table.rules.values() if len(rule.jurisdiction) == 2} - {"EU"}, key=place_name)


def rows_of(table: LawTable, asked: LawFilter) -> list[Row]:
    """The screen, country by country."""
    shown = [place for place in countries_in(table) if asked.country in ("", place)]
    return [Row(place_name(place), _href(place, asked), _cells(table, place, asked)) for place in shown]


def answer_for(table: LawTable, place: str, channel: str, asked: LawFilter) -> LawAnswer:
    """What the law asks of one place and channel."""
    return ask_law(table=table, country=place, kind=asked.kind.value, channel=channel, scopes=[asked.scope.value], on=asked.on)


def legend_of(cells: list[Cell]) -> list[LegendEntry]:
    """Every level that the screen shows, and the weakest and strictest ones always."""
    counts = {level: sum(cell.level == level.value for cell in cells) for level in Requirement}
    return [
        LegendEntry(NEED_SIGNS[level], NEED_WORDS[level], NEED_MEANING[level], level.value, counts[level])
        for level in Requirement
        if counts[level] or level is not Requirement.SOFT_OPT_IN
    ]


def _channels(asked: LawFilter) -> tuple[str, ...]:
    return tuple(channel for channel in CHANNELS if asked.channel in ("", channel))


def _cells(table: LawTable, place: str, asked: LawFilter) -> tuple[Cell, ...]:
    return tuple(
        _cell(answer_for(table, place, channel, asked), f"{_href(place, asked)}#{channel}") for channel in _channels(asked)
    )


def _cell(answer: LawAnswer, href: str) -> Cell:
    level = Requirement[answer.need.upper()]
    return Cell(
        NEED_SIGNS[level], NEED_WORDS[level], level.value, href, answer.unreviewed, bool(answer.overridden), answer.fail_closed
    )


def _href(place: str, asked: LawFilter) -> str:
    return f"{reverse('compliance_law_country', args=[place])}?{asked.query}"
