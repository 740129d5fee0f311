"""In which way: the channels that suit, the best one, the one to answer on, the language."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accord.catalogue.types import Channel
from accord.consent.types import Preference
from accord.kernel.errors import AccordError
from accord.web.preference_centre.frequency import CHANNELS
from accord.web.preference_centre.keeping import keep_wish
from accord.web.preference_centre.language import TAGS, wished_language
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.saying import said, told_error
from accord.web.preference_centre.shown import show
from accord.web.words.channels import CHANNEL_WORDS


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def manner(request: HttpRequest, person: Person) -> HttpResponse:
    """Show the wishes; keep those that are sent. A form that cannot be read changes nothing and says why."""
    if request.method != "POST":
        return _show(request, person)
    try:
        wish = read_manner(request.POST, person.preference)
    except AccordError as error:
        return _show(request, person, unreadable=told_error(error))
    keep_wish(person, wish)
    return said(person, "wishes", "preference_manner")


def read_manner(form: QueryDict, preference: Preference) -> Preference:
    """The wishes a form sends; what it does not ask stays as it was. Raises AccordError `preferences.unreadable`."""
    on = set(form.getlist("on"))
    return replace(
        preference,
        channels_off=preference.channels_off.difference(CHANNELS) | {channel for channel in CHANNELS if channel not in on},
        favoured_channel=_channel(form.get("favoured", "")),
        return_channel=_channel(form.get("answer_on", "")),
        language=TAGS.get(form.get("language", ""), ""),
    )


def _show(request: HttpRequest, person: Person, *, unreadable: str = "") -> HttpResponse:
    wish = person.preference
    values: dict[str, Any] = {
        "channels": [(channel, CHANNEL_WORDS[channel], channel not in wish.channels_off) for channel in CHANNELS],
        "favoured": wish.favoured_channel or "",
        "answer_on": wish.return_channel or "",
        "language": wished_language(wish),
    }
    return show(request, person, "manner", unreadable=unreadable, **values)


def _channel(text: str) -> Channel | None:
    try:
        return Channel(text) if text else None
    except ValueError as error:
        raise AccordError(
            "preferences.unreadable", _("“%(text)s” is not a channel.") % {"text": text[:20]}, _("Choose one of the list.")
        ) from error
