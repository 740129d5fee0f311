"""Withdrawal: one click ends a purpose on a channel, a channel, or everything. POST only; sent twice, it is recorded once."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.http import require_POST

from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import withdraw
from accord.consent.types import Actor, Mechanism, Withdrawal
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.saying import said


@require_POST
@for_person
def withdrawal(request: HttpRequest, person: Person) -> HttpResponse:
    """Withdraw from every sender what the form names; a form that names nothing means everything."""
    try:
        channel = Channel(request.POST["channel"]) if request.POST.get("channel") else None
        purpose = Purpose(request.POST["purpose"]) if request.POST.get("purpose") else None
    except ValueError:
        return HttpResponseBadRequest("Unknown channel or purpose.")
    withdraw(
        withdrawal=Withdrawal(person.customer.id, channel=channel, purpose=purpose),
        mechanism=Mechanism.ONE_CLICK_POST,
        actor=Actor.SELF,
        now=person.now,
        key=_key(request, person),
    )
    return said(person, "withdrawn" if channel else "stopped")


def _key(request: HttpRequest, person: Person) -> str:
    """One showing of the page and one button make one record, however often the button is pressed."""
    stamp = request.POST.get("stamp", "")[:32]
    aim = ":".join((request.POST.get("channel", ""), request.POST.get("purpose", "")))
    return f"preferences:{person.customer.id}:{stamp}:{aim}" if stamp else ""
