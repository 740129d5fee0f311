"""The first page: where things stand today, the two quick ways out, and three ways further in. GET changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accord.customers.queries import declared_facts_for
from accord.interactions.queries import touches_for
from accord.web.preference_centre.limits import limits_for, most_words
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.recent import recent_contacts_of
from accord.web.preference_centre.senders import chosen_sender, senders_for
from accord.web.preference_centre.sheet import ChannelSheet
from accord.web.preference_centre.shown import show
from accord.web.preference_centre.standing import channel_sheets_for, lines_for


@dataclass(frozen=True, slots=True)
class Area:
    """A way further in: its page, its picture, its name, and how things stand there."""

    page: str
    icon: str
    name: str
    state: str


@require_safe
@for_person
def preferences(request: HttpRequest, person: Person) -> HttpResponse:
    """Where things stand; after a change, with a line that says what has changed."""
    senders = senders_for(person)
    lines = lines_for(person, chosen_sender(request, senders))
    channels = channel_sheets_for(person, lines)
    values: dict[str, Any] = {
        "open_channels": [channel for channel in channels if channel.allowed],
        "may_stop": any(channel.may_stop for channel in channels),
        "most": most_words(limits_for(person, lines)),
        "recent": recent_contacts_of(touches_for(customer_id=person.customer.id), now=person.now),
        "areas": _areas(person, channels),
    }
    return show(request, person, "preferences", senders=senders, **values)


def _areas(person: Person, channels: Sequence[ChannelSheet]) -> tuple[Area, ...]:
    told = len(declared_facts_for(customer_ids=[person.customer.id])[person.customer.id])
    return (
        Area("preference_channels", "channels", _("What may reach you"), _channels_state(person, channels)),
        Area("preference_frequency", "clock", _("How often, when and how"), _rhythm_state(person)),
        Area("preference_held", "record", _("What we know, and your rights"), _known_state(told)),
    )


def _channels_state(person: Person, channels: Sequence[ChannelSheet]) -> str:
    allowed = sum(channel.allowed for channel in channels)
    words = ngettext("%(n)d of %(all)d channels is open", "%(n)d of %(all)d channels are open", allowed)
    state = words % {"n": allowed, "all": len(channels)}
    off = len(person.preference.topics_off)
    if not off:
        return state
    return f"{state} · {ngettext('%(n)d topic switched off', '%(n)d topics switched off', off) % {'n': off}}"


def _rhythm_state(person: Person) -> str:
    wish = person.preference
    most = wish.contacts_per_month
    often = (
        ngettext("At most %(n)d contact a month", "At most %(n)d contacts a month", most) % {"n": most}
        if most is not None
        else _("No limit of your own")
    )
    return f"{often} · {_('with quiet hours')}" if wish.quiet_hours else often


def _known_state(told: int) -> str:
    state = _("Your data, answers and history; a copy, a correction, an erasure")
    if not told:
        return state
    return f"{state} · {ngettext('%(n)d answer of yours', '%(n)d answers of yours', told) % {'n': told}}"
