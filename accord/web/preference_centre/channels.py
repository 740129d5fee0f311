"""Every channel and every purpose at a glance; each leads to its own page, and a purpose can be ended on all of them at once."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.senders import chosen_sender, senders_for
from accord.web.preference_centre.shown import show
from accord.web.preference_centre.standing import channel_sheets_for, lines_for
from accord.web.words.purposes import PURPOSE_WORDS


@require_safe
@for_person
def channels(request: HttpRequest, person: Person) -> HttpResponse:
    """The whole grid of one sender."""
    senders = senders_for(person)
    sender = chosen_sender(request, senders)
    sheets = channel_sheets_for(person, lines_for(person, sender))
    purposes = dict.fromkeys(line.purpose for sheet in sheets for line in sheet.lines)
    standing = {line.purpose for sheet in sheets for line in sheet.lines if line.may_withdraw}
    values: dict[str, Any] = {
        "sender": sender,
        "channels": sheets,
        "purposes": [PURPOSE_WORDS[purpose] for purpose in purposes],
        "to_end": [(purpose, PURPOSE_WORDS[purpose]) for purpose in purposes if purpose in standing],
        "may_stop": bool(standing),
    }
    return show(request, person, "channels", senders=senders, **values)
