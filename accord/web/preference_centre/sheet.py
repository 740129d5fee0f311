"""What the pages show of permission: plain values, ready for the template."""

from dataclasses import dataclass

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
class OfferedNotice:
    """What the person would say yes to: the words, their fingerprint, and whether a message must be confirmed first."""

    text: str
    digest: str
    language: str
    confirm: bool


@dataclass(frozen=True, slots=True)
class NarrowerLine:
    """Where a single topic stands that the person once spoke of, within a channel and a purpose."""

    topic: str
    name: Words
    status_words: Words
    tone: str
    allowed: bool


@dataclass(frozen=True, slots=True)
class PurposeLine:
    """Where one channel stands for one purpose.

    `may_withdraw`: a permission stands, or waits, that a withdrawal would end, though a wish may hold it back. `remarks`
    tell of the record it rests on, if any, and what the status does not say. `notice` is offered where a yes of the person would
    open it.
    """

    purpose: Purpose
    name: Words
    status: Status
    status_words: Words
    tone: str
    allowed: bool
    may_withdraw: bool
    remarks: tuple[str, ...]
    grounds: tuple[Ground, ...]
    notice: OfferedNotice | None = None
    narrower: tuple[NarrowerLine, ...] = ()


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
    def allowed_count(self) -> int:
        """How many purposes are allowed."""
        return sum(line.allowed for line in self.lines)

    @property
    def waits(self) -> bool:
        """Whether a yes waits for its confirmation."""
        return any(line.status is Status.WAITING for line in self.lines)

    @property
    def may_stop(self) -> bool:
        """Whether a permission is left to withdraw; a channel that is only switched off still has some."""
        return any(line.may_withdraw for line in self.lines)
