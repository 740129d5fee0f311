"""When: a pause until a day, and hours of the week without contact, by the person's own clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accord.consent.types import QuietHours
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.sheet import Words
from accord.web.preference_centre.shown import show

DAY_NAMES: tuple[tuple[int, Words, Words], ...] = (
    (1, _("Mon"), _("Monday")),
    (2, _("Tue"), _("Tuesday")),
    (3, _("Wed"), _("Wednesday")),
    (4, _("Thu"), _("Thursday")),
    (5, _("Fri"), _("Friday")),
    (6, _("Sat"), _("Saturday")),
    (7, _("Sun"), _("Sunday")),
)
SPARE = 1
"""Empty rows below those in use, so that another can be added without script."""

LEAST_ROWS, MOST_ROWS = 2, 6


@dataclass(frozen=True, slots=True)
class QuietRow:
    """A row of the grid: which days (number, short and full name, chosen), from when to when ('' = not filled in)."""

    days: tuple[tuple[int, Words, Words, bool], ...]
    start: str
    end: str


@require_safe
@for_person
def times(request: HttpRequest, person: Person) -> HttpResponse:
    """The pause and the quiet hours as they stand."""
    return show_times(request, person)


def show_times(
    request: HttpRequest, person: Person, *, hours: Sequence[QuietHours] | None = None, unreadable: str = ""
) -> HttpResponse:
    """The page; with the hours as they were filled in where they could not be read."""
    stretches = merged(person.preference.quiet_hours if hours is None else hours)
    values: dict[str, Any] = {
        "rows": quiet_rows(stretches),
        "has_hours": bool(person.preference.quiet_hours),
        "local_now": person.now,
        "first_day": (person.now + timedelta(days=1)).date(),
        "last_day": (person.now + timedelta(days=730)).date(),
    }
    return show(request, person, "times", unreadable=unreadable, **values)


def merged(hours: Sequence[QuietHours]) -> tuple[QuietHours, ...]:
    """One stretch for each pair of times, with all its days: the record keeps days that are no run apart."""
    days: dict[tuple[time, time], frozenset[int]] = {}
    for stretch in hours:
        days[stretch.start, stretch.end] = days.get((stretch.start, stretch.end), frozenset()) | stretch.days
    return tuple(QuietHours(known, start, end) for (start, end), known in days.items())


def quiet_rows(hours: Sequence[QuietHours]) -> tuple[QuietRow, ...]:
    """The grid: what is on file, then empty rows."""
    return tuple(_rows(hours))


def _rows(hours: Sequence[QuietHours]) -> Iterator[QuietRow]:
    for stretch in hours:
        whole = stretch.start == stretch.end == time(0)
        yield QuietRow(_days(stretch.days), "" if whole else f"{stretch.start:%H:%M}", "" if whole else f"{stretch.end:%H:%M}")
    for _row in range(min(max(LEAST_ROWS - len(hours), SPARE), MOST_ROWS - len(hours))):
        yield QuietRow(_days(frozenset()), "", "")


def _days(chosen: frozenset[int]) -> tuple[tuple[int, Words, Words, bool], ...]:
    return tuple((number, short, full, number in chosen) for number, short, full in DAY_NAMES)
