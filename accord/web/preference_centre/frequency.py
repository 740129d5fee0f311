"""How often: contacts a month, each number with what it would mean; and a limit of one's own for each channel."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accord.catalogue.types import Channel
from accord.consent.types import Preference
from accord.interactions.queries import touches_for
from accord.kernel.errors import AccordError
from accord.web.preference_centre.keeping import keep_wish
from accord.web.preference_centre.limits import Limits, bounds_in_words, channel_words, limits_for
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.recent import recent_contacts_of
from accord.web.preference_centre.saying import said, told_error
from accord.web.preference_centre.senders import chosen_sender, senders_for
from accord.web.preference_centre.shown import show
from accord.web.preference_centre.standing import lines_for
from accord.web.words.channels import CHANNEL_WORDS

OFFERED = (None, 8, 4, 2, 1)
MOST = 31
CHANNELS = (Channel.EMAIL, Channel.SMS, Channel.CHAT_APP, Channel.PHONE, Channel.POST, Channel.VISIT, Channel.REMOTE_VISIT)
"""The channels a person is asked about, in the order of the form."""


@dataclass(frozen=True, slots=True)
class FrequencyChoice:
    """A number of contacts a month to choose, None for no limit of one's own, with what it would mean."""

    contacts: int | None
    name: str
    meaning: str
    chosen: bool


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def frequency(request: HttpRequest, person: Person) -> HttpResponse:
    """Show the numbers; keep the one that is sent. A form that cannot be read changes nothing and says why."""
    if request.method != "POST":
        return _show(request, person)
    try:
        wish = read_frequency(request.POST, person.preference)
    except AccordError as error:
        return _show(request, person, unreadable=told_error(error))
    keep_wish(person, wish)
    return said(person, "wishes", "preference_frequency")


def frequency_choices(wish: int | None, recent: int, limits: Limits) -> tuple[FrequencyChoice, ...]:
    """The numbers on offer, and the person's own where it is another one. `recent` = contacts in the last 30 days."""
    offered = sorted({*OFFERED, wish}, key=lambda n: MOST + 1 if n is None else n, reverse=True)
    return tuple(_choices(offered, wish, recent, limits))


def read_frequency(form: QueryDict, preference: Preference) -> Preference:
    """The wish a form sends. Raises AccordError `preferences.unreadable`."""
    limits = ((channel, _number(form.get(f"limit-{channel}", ""))) for channel in CHANNELS)
    return replace(
        preference,
        contacts_per_month=_number(form.get("contacts", "")),
        per_channel=tuple((channel, limit) for channel, limit in limits if limit is not None),
    )


def _show(request: HttpRequest, person: Person, *, unreadable: str = "") -> HttpResponse:
    senders = senders_for(person)
    limits = limits_for(person, lines_for(person, chosen_sender(request, senders)))
    recent = recent_contacts_of(touches_for(customer_id=person.customer.id), now=person.now)
    own = dict(person.preference.per_channel)
    values: dict[str, Any] = {
        "choices": frequency_choices(person.preference.contacts_per_month, recent.total, limits),
        "own": [(channel, CHANNEL_WORDS[channel], own.get(channel, "")) for channel in CHANNELS],
        "has_own": bool(own),
        "recent": recent,
        "bounds": bounds_in_words(limits),
    }
    return show(request, person, "frequency", senders=senders, unreadable=unreadable, **values)


def _choices(offered: list[int | None], wish: int | None, recent: int, limits: Limits) -> Iterator[FrequencyChoice]:
    for contacts in offered:
        parts = (_pace(contacts, limits), channel_words(limits, contacts), _against(contacts, recent))
        yield FrequencyChoice(contacts, _name(contacts), " – ".join(part for part in parts if part), contacts == wish)


def _name(contacts: int | None) -> str:
    if contacts is None:
        return _("No limit of my own")
    return ngettext("About one contact a month", "About %(n)d contacts a month", contacts) % {"n": contacts}


def _pace(contacts: int | None, limits: Limits) -> str:
    bound = limits.most(None, None)
    if contacts is None or (bound is not None and bound <= contacts):
        return _("Law and our own rules still set limits") if bound is None else _limited(bound)
    paces = {1: _("Only the most important one"), 2: _("One a fortnight"), 4: _("One a week"), 8: _("Two a week")}
    return paces.get(contacts, "")


def _limited(bound: int) -> str:
    return ngettext("Our own rule allows %(n)d a month", "Our own rule allows %(n)d a month", bound) % {"n": bound}


def _against(contacts: int | None, recent: int) -> str:
    if contacts is None or recent <= contacts:
        return ""
    fewer = recent - contacts
    return ngettext("one fewer than last month", "%(n)d fewer than last month", fewer) % {"n": fewer}


def _number(text: str) -> int | None:
    if not text.strip():
        return None
    if text.strip().isdecimal() and 1 <= int(text) <= MOST:
        return int(text)
    raise AccordError(
        "preferences.unreadable",
        _("“%(text)s” is not a number of contacts.") % {"text": text[:20]},
        _("Give a whole number from 1 to %(most)d, or nothing.") % {"most": MOST},
    )
