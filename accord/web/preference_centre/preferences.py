"""The preference centre: GET shows everything, and changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accord.catalogue.queries import list_senders
from accord.consent.queries import records_for, standing_of
from accord.customers.queries import contact_points_for
from accord.interactions.queries import touches_for
from accord.kernel.ids import new_id
from accord.web.preference_centre.held import held_facts_of
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.recent import recent_contacts_of
from accord.web.preference_centre.sheet import PreferenceSheet
from accord.web.preference_centre.standing import channel_sheets_of, sender_for
from accord.web.preference_centre.wishes import wishes_of
from accord.web.words.names import name_of

SAID = {
    "wishes": lambda: _("Your wishes are saved and work from now on."),
    "pause": lambda: _("We stay silent until the pause ends."),
    "resumed": lambda: _("The pause has ended."),
    "withdrawn": lambda: _("Withdrawn. It works from now on; a message already on its way may still arrive."),
    "stopped": lambda: _("Everything is stopped. We will not contact you again unless you ask us to."),
}


@require_GET
@for_person
def preferences(request: HttpRequest, person: Person) -> HttpResponse:
    """Everything held and chosen; after a change, with a line that says what has changed."""
    return show(request, person, saved=SAID.get(request.GET.get("saved", ""), str)())


def show(request: HttpRequest, person: Person, *, saved: str = "", unreadable: str = "") -> HttpResponse:
    """The page; with what was saved, or with what could not be read (422)."""
    context = {"sheet": sheet_of(person), "saved": saved, "unreadable": unreadable}
    return render(request, "preference_centre/preferences.html", context, status=422 if unreadable else 200)


def sheet_of(person: Person) -> PreferenceSheet:
    """All the page shows, in a constant number of queries."""
    customer, now = person.customer, person.now
    points = contact_points_for(customer_ids=[customer.id])[customer.id]
    sender = sender_for(customer, records_for(customer_id=customer.id), list_senders())
    lines = standing_of(customer_id=customer.id, now=now, sender_id=sender.id) if sender else ()
    channels = channel_sheets_of(lines, {point.id: point for point in points}, person.preference)
    recent = recent_contacts_of(touches_for(customer_id=customer.id), now=now)
    return PreferenceSheet(
        token=person.token,
        stamp=new_id(now).hex,
        name=name_of(customer),
        senders=(sender.name,) if sender else (),
        postal_addresses=(f"{sender.name}, {sender.postal_address}",) if sender else (),
        channels=channels,
        wishes=wishes_of(person.preference, recent=recent.total, now=now),
        recent=recent,
        held=held_facts_of(customer, points),
    )
