"""A pause: silence for some months or until a day, permissions untouched. POST only."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.kernel.errors import AccordError
from accord.web.preference_centre.keeping import keep_wish
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.saying import said, told_error
from accord.web.preference_centre.times import show_times

DAYS = {"1": 30, "3": 91, "12": 365}
END_IT = "0"
LONGEST = timedelta(days=731)


@require_POST
@for_person
def pause(request: HttpRequest, person: Person) -> HttpResponse:
    """Pause for the months the button names, 0 ends the pause; or until the day of the form, by the person's own clock."""
    months = request.POST.get("months", "")
    if months and months != END_IT and months not in DAYS:
        return HttpResponseBadRequest("Unknown length of pause.")
    try:
        until = _until(person, months, request.POST.get("until", ""))
    except AccordError as error:
        return show_times(request, person, unreadable=told_error(error))
    keep_wish(person, replace(person.preference, pause_until=until))
    return said(person, "pause" if until else "resumed", "preference_times" if "until" in request.POST else "preferences")


def _until(person: Person, months: str, day: str) -> datetime | None:
    if months:
        return None if months == END_IT else person.now + timedelta(days=DAYS[months])
    try:
        until = datetime.combine(date.fromisoformat(day), time(0), ZoneInfo(person.zone))
    except ValueError:
        until = None
    if until is None or not person.now < until <= person.now + LONGEST:
        raise AccordError(
            "preferences.unreadable",
            _("Until which day?"),
            _("Choose a day from tomorrow on, within two years; for longer, stop everything."),
        )
    return until
