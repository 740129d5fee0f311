"""What may come at most in a month, channel by channel: the least of law, company and the person's own wish."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.catalogue.types import Channel
from accord.consent.types import FrequencyCap, Line, Preference
from accord.contact_policy.queries import company_caps
from accord.web.preference_centre.person import Person
from accord.web.preference_centre.sheet import Words
from accord.web.words.channels import CHANNEL_WORDS

MONTH, YEAR, WEEK, DAY = 30, 365, 7, 1
COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Limits:
    """The caps of law and company that bind the channels on which something may come, and the person's own."""

    open_channels: tuple[Channel, ...]
    caps: tuple[FrequencyCap, ...]
    preference: Preference

    def most(self, channel: Channel | None, wish: int | None) -> int | None:
        """Contacts in 30 days at most, on one channel or all together (None), if the person wished for `wish`; None: no limit."""
        own = dict(self.preference.per_channel).get(channel) if channel else None
        bounds = [_in_a_month(cap) for cap in self.caps if cap.channel in (None, channel)]
        return min((bound for bound in (*bounds, wish, own) if bound is not None), default=None)


def limits_for(person: Person, lines: Sequence[Line]) -> Limits:
    """What binds the contacts of a person. One query."""
    allowed = tuple(dict.fromkeys(line.channel for line in lines if line.permission.allowed))
    law = (cap for line in lines if line.channel in allowed for cap in line.permission.obligations.caps)
    return Limits(allowed, tuple(dict.fromkeys((*law, *company_caps()))), person.preference)


def most_words(limits: Limits, *, wish: int | None = None) -> str:
    """'At most 2 contacts a month: E-mail 2 · Visit 1', '' where nothing may come or nothing limits it.

    `wish` None takes the wish on file.
    """
    chosen = limits.preference.contacts_per_month if wish is None else wish
    total = limits.most(None, chosen)
    by_channel = channel_words(limits, chosen)
    if not limits.open_channels or total is None:
        return ""
    words = ngettext("At most %(n)d contact a month", "At most %(n)d contacts a month", total) % {"n": total}
    return f"{words}{_(': ')}{by_channel}" if by_channel else words


def channel_words(limits: Limits, wish: int | None) -> str:
    """'E-mail 2 · Visit 1': the channels that are open, with what each may carry at most in a month."""
    known = ((channel, limits.most(channel, wish)) for channel in limits.open_channels)
    return counted_channels((channel, most) for channel, most in known if most is not None)


def counted_channels(counts: Iterable[tuple[Channel, int]]) -> str:
    """'E-mail 2 · Visit 1', each name kept together with its number where the line breaks."""
    return " · ".join(
        f"{CHANNEL_WORDS[channel]} {number}".replace(" ", "\u00a0").replace("-", "\u2011") for channel, number in counts
    )


def bounds_in_words(limits: Limits) -> tuple[tuple[Words, str, Words], ...]:
    """Each cap of law and company: the channel, the number and its time, and who says so."""
    ordered = sorted(limits.caps, key=lambda cap: (cap.channel is not None, cap.channel or "", cap.days))
    return tuple((_channel(cap), _pace(cap), _origin(cap)) for cap in _narrowest(ordered))


def _narrowest(caps: Iterable[FrequencyCap]) -> tuple[FrequencyCap, ...]:
    least: dict[tuple[Channel | None, int], FrequencyCap] = {}
    for cap in caps:
        known = least.setdefault((cap.channel, cap.days), cap)
        if cap.contacts < known.contacts:
            least[cap.channel, cap.days] = cap
    return tuple(least.values())


def _in_a_month(cap: FrequencyCap) -> int:
    """The most that 30 days can hold under a cap: a longer window may spend itself in one month, a shorter one comes again."""
    return cap.contacts * max(1, -(-MONTH // cap.days))


def _channel(cap: FrequencyCap) -> Words:
    return CHANNEL_WORDS[cap.channel] if cap.channel else _("All channels together")


def _pace(cap: FrequencyCap) -> str:
    words = {
        DAY: _("%(n)d a day"),
        WEEK: _("%(n)d a week"),
        MONTH: _("%(n)d a month"),
        YEAR: _("%(n)d a year"),
    }
    return words.get(cap.days, _("%(n)d in %(days)d days")) % {"n": cap.contacts, "days": cap.days}


def _origin(cap: FrequencyCap) -> Words:
    return _("our own rule") if cap.origin == COMPANY else _("the law or an industry code")
