"""Global Privacy Control: a signal of the browser, acted on when the person says so here. POST only."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from accord.consent.actions import record_gpc
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.saying import said


@require_POST
@for_person
def signal(request: HttpRequest, person: Person) -> HttpResponse:
    """Take the signal as an opt-out from measuring, profiling and sharing."""
    record_gpc(customer_id=person.customer.id, now=person.now)
    return said(person, "signal")
