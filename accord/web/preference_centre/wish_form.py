"""Wishes sent back: channels, frequency, language. POST only."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from accord.consent.actions import set_preference
from accord.kernel.errors import AccordError
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.preferences import show
from accord.web.preference_centre.saying import said
from accord.web.preference_centre.wishes import read_wishes


@require_POST
@for_person
def wish_form(request: HttpRequest, person: Person) -> HttpResponse:
    """Keep the wishes; a form that cannot be read changes nothing and says why."""
    try:
        wishes = read_wishes(request.POST, person.preference)
    except AccordError as error:
        return show(request, person, unreadable=f"{error.message} {error.next_step}")
    set_preference(preference=wishes, now=person.now)
    return said(person, "wishes")
