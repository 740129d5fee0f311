"""Quiet hours sent back: rows of days and times, or a ready-made set. POST only."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import time

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.consent.types import QuietHours
from accord.kernel.errors import AccordError
from accord.web.preference_centre.keeping import keep_wish
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.saying import said, told_error
from accord.web.preference_centre.times import MOST_ROWS, merged, show_times

WEEK = frozenset(range(1, 8))
WORKDAYS, WEEKEND = frozenset(range(1, 6)), frozenset({6, 7})
MIDNIGHT = time(0)
READY: Mapping[str, tuple[QuietHours, ...]] = {
    "evenings": (QuietHours(WEEK, time(19), time(8)),),
    "weekends": (QuietHours(WEEKEND, MIDNIGHT, MIDNIGHT),),
    "consultations": (QuietHours(WORKDAYS, time(8), time(12)), QuietHours(WORKDAYS, time(14), time(18))),
    "none": (),
}
"""Sets that a single button chooses; `none` takes all hours away."""


@require_POST
@for_person
def quiet_hours(request: HttpRequest, person: Person) -> HttpResponse:
    """Keep the hours; a form that cannot be read changes nothing and says why."""
    ready = request.POST.get("ready", "")
    try:
        hours = _with_ready(person, ready) if ready else read_hours(request.POST)
        check_open(hours)
    except AccordError as error:
        return show_times(request, person, unreadable=told_error(error))
    keep_wish(person, replace(person.preference, quiet_hours=hours))
    return said(person, "wishes", "preference_times")


def read_hours(form: QueryDict) -> tuple[QuietHours, ...]:
    """The stretches a form sends: row N has `day-N` (1-7, several), `from-N` and `to-N`; without times the whole day is quiet.

    Raises AccordError `preferences.unreadable`.
    """
    return merged(tuple(_stretches(form)))


def check_open(hours: tuple[QuietHours, ...]) -> None:
    """Raises AccordError `preferences.never_open` where no hour of the week is left."""
    closed: frozenset[int] = frozenset().union(*(row.days for row in hours if row.start == row.end))
    if closed >= WEEK:
        raise AccordError(
            "preferences.never_open",
            _("That leaves no hour of the week."),
            _("Use a pause, or stop everything: both are clearer for you and for us."),
        )


def _with_ready(person: Person, ready: str) -> tuple[QuietHours, ...]:
    if ready not in READY:
        raise _unreadable(ready)
    return merged((*person.preference.quiet_hours, *READY[ready])) if READY[ready] else ()


def _stretches(form: QueryDict) -> Iterator[QuietHours]:
    for row in range(1, MOST_ROWS + 1):
        start, end = form.get(f"from-{row}", "").strip(), form.get(f"to-{row}", "").strip()
        days = frozenset(_day(text) for text in form.getlist(f"day-{row}"))
        if not (days or start or end):
            continue
        if not days:
            raise AccordError("preferences.unreadable", _("Which days?"), _("Choose at least one day for these hours."))
        if bool(start) != bool(end):
            raise AccordError("preferences.unreadable", _("From when to when?"), _("Give both times, or none for the whole day."))
        yield QuietHours(days, _time(start), _time(end))


def _day(text: str) -> int:
    if text not in {str(day) for day in WEEK}:
        raise _unreadable(text)
    return int(text)


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text).replace(second=0, microsecond=0, tzinfo=None) if text else MIDNIGHT
    except ValueError as error:
        raise _unreadable(text) from error


def _unreadable(text: str) -> AccordError:
    return AccordError(
        "preferences.unreadable",
        _("“%(text)s” is not a day or a time.") % {"text": text[:20]},
        _("Choose days, and write times like 08:30."),
    )
