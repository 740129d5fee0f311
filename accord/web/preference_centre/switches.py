"""A channel switched off or on again: a wish, which leaves permissions as they are. POST only."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.http import require_POST

from accord.catalogue.types import Channel
from accord.web.preference_centre.keeping import keep_wish
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.saying import said


@require_POST
@for_person
def switch(request: HttpRequest, person: Person) -> HttpResponse:
    """Use the channel, or do not, as the button says."""
    try:
        channel = Channel(request.POST.get("channel", ""))
    except ValueError:
        return HttpResponseBadRequest("Unknown channel.")
    on = request.POST.get("on") == "1"
    off = person.preference.channels_off
    wish = replace(person.preference, channels_off=off - {channel} if on else off | {channel})
    keep_wish(person, wish)
    return said(person, "switched_on" if on else "switched_off", "preference_channel", channel=channel.value)
