"""Back to the page after a change, which then says what was changed."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accord.web.preference_centre.person import Person

SEE_OTHER = 303


def said(person: Person, what: str) -> HttpResponse:
    """303 to the page, so that a reload does not send the form again."""
    response = HttpResponseRedirect(f"{reverse('preferences', args=[person.token])}?saved={what}")
    response.status_code = SEE_OTHER
    return response
