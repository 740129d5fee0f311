"""What the preference centre shows: plain values, ready for the template."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from accord.catalogue.types import Channel, Purpose
from accord.consent.types import Status

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Ground:
    """One rule that a status rests on: the law and article, in the source's own words."""

    rule_id: str
    source: str


@dataclass(frozen=True, slots=True)
class PurposeLine:
    """Where one channel stands for one purpose.

    `may_withdraw`: a permission stands that a withdrawal would end, though a wish may hold it back. `since` and `origin` tell of
    the record it rests on, if any; `why` says what the status does not.
    """

    purpose: Purpose
    name: Words
    status: Status
    status_words: Words
    tone: str
    allowed: bool
    may_withdraw: bool
    since: datetime | None
    until: datetime | None
    origin: Words
    why: tuple[Words, ...]
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class ChannelSheet:
    """One channel: the masked contact point it would use and its lines."""

    channel: Channel
    name: Words
    address: str
    lines: tuple[PurposeLine, ...]
    switched_off: bool

    @property
    def allowed(self) -> bool:
        """Whether anything may reach the person here."""
        return any(line.allowed for line in self.lines)

    @property
    def whole(self) -> bool:
        """Whether every purpose is allowed."""
        return all(line.allowed for line in self.lines)

    @property
    def may_stop(self) -> bool:
        """Whether a permission is left to withdraw; a channel that is only switched off still has some."""
        return any(line.may_withdraw for line in self.lines)


@dataclass(frozen=True, slots=True)
class FrequencyChoice:
    """A number of contacts a month to choose, None for no limit of one's own, with what it would mean."""

    contacts: int | None
    name: Words
    meaning: Words
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChannelChoice:
    """A channel to switch on or off, with its own monthly limit ('' where none)."""

    channel: Channel
    name: Words
    on: bool
    limit: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """The person's choices as the form shows them."""

    frequency: tuple[FrequencyChoice, ...]
    channels: tuple[ChannelChoice, ...]
    favoured: str
    answer_on: str
    language: str
    paused_until: datetime | None


@dataclass(frozen=True, slots=True)
class RecentContacts:
    """How often we did contact the person in the last 30 days, by channel."""

    total: int
    by_channel: tuple[tuple[Words, int], ...]


@dataclass(frozen=True, slots=True)
class HeldFact:
    """Something we hold: its name, the value, and the source it came from."""

    name: Words
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class PreferenceSheet:
    """The whole page. `stamp` marks this showing of the forms: sent twice, it acts once."""

    token: str
    stamp: str
    name: str
    senders: tuple[str, ...]
    postal_addresses: tuple[str, ...]
    channels: tuple[ChannelSheet, ...]
    wishes: Wishes
    recent: RecentContacts
    held: tuple[HeldFact, ...]

    @property
    def open_channels(self) -> tuple[ChannelSheet, ...]:
        """The channels on which something may reach the person."""
        return tuple(channel for channel in self.channels if channel.allowed)

    @property
    def may_stop(self) -> bool:
        """Whether any permission is left to withdraw."""
        return any(channel.may_stop for channel in self.channels)
