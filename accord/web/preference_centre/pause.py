"""A pause: silence for some months, permissions untouched. POST only."""

from dataclasses import replace
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.http import require_POST

from accord.consent.actions import set_preference
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.saying import said

DAYS = {"1": 30, "3": 91, "12": 365}
END_IT = "0"


@require_POST
@for_person
def pause(request: HttpRequest, person: Person) -> HttpResponse:
    """Pause for the months the button names; 0 ends the pause."""
    months = request.POST.get("months", "")
    if months != END_IT and months not in DAYS:
        return HttpResponseBadRequest("Unknown length of pause.")
    until = None if months == END_IT else person.now + timedelta(days=DAYS[months])
    set_preference(preference=replace(person.preference, pause_until=until), now=person.now)
    return said(person, "pause" if until else "resumed")
