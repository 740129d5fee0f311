"""Which caps bind a contact, and how much room they leave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from accord.catalogue.types import Channel
from accord.consent.types import FrequencyCap, Preference
from accord.contact_policy.rules.windows import most_beside

PERSON = "person"
MONTH = 30


@dataclass(frozen=True, slots=True, order=True)
class Contact:
    """A contact that was made or is reserved: when (UTC), on what channel."""

    moment: datetime
    channel: Channel


def caps_of_person(preference: Preference | None) -> tuple[FrequencyCap, ...]:
    """The caps a person chose: contacts in 30 days, in all and by channel."""
    if preference is None:
        return ()
    by_channel = tuple(FrequencyCap(number, MONTH, channel, PERSON) for channel, number in preference.per_channel)
    if preference.contacts_per_month is None:
        return by_channel
    return (FrequencyCap(preference.contacts_per_month, MONTH, None, PERSON), *by_channel)


def binding_caps(
    *, law: Iterable[FrequencyCap], company: Iterable[FrequencyCap], preference: Preference | None
) -> tuple[FrequencyCap, ...]:
    """The least of law, company and the person's own choice for each channel and length of window; where they tie, the law's."""
    least: dict[tuple[Channel | None, int], FrequencyCap] = {}
    for cap in chain(law, company, caps_of_person(preference)):
        known = least.setdefault((cap.channel, cap.days), cap)
        if cap.contacts < known.contacts:
            least[cap.channel, cap.days] = cap
    return tuple(least.values())


def room_under(cap: FrequencyCap, contacts: Sequence[Contact], *, moment: datetime, zone: str) -> int:
    """How many more contacts this cap allows at `moment`; below zero where contacts reported late went beyond it."""
    counted = sorted(contact.moment for contact in contacts if cap.channel in (None, contact.channel))
    return cap.contacts - most_beside(moment, counted, days=cap.days, zone=zone)


def full_cap(
    caps: Iterable[FrequencyCap], contacts: Sequence[Contact], *, channel: Channel, moment: datetime, zone: str
) -> FrequencyCap | None:
    """The first cap that leaves no room for a contact on `channel` at `moment`, None where every cap does."""
    for cap in caps:
        if len(contacts) < cap.contacts or cap.channel not in (None, channel):
            continue
        if room_under(cap, contacts, moment=moment, zone=zone) < 1:
            return cap
    return None


def room_left(
    caps: Iterable[FrequencyCap], contacts: Sequence[Contact], *, channel: Channel, moment: datetime, zone: str
) -> int | None:
    """How many contacts on `channel` all caps together leave at `moment`; None where no cap binds."""
    rooms = [room_under(cap, contacts, moment=moment, zone=zone) for cap in caps if cap.channel in (None, channel)]
    return min(rooms, default=None)
