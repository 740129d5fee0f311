"""What a data subject did, as it is taken in and as it stands in the ledger."""

from dataclasses import dataclass
from datetime import datetime, time

from accord.catalogue.types import Channel, Purpose
from accord.consent.types.words import Actor, EvidenceKind, Explicitness, Grade, LawfulBasis, Mechanism, Polarity, RecordType


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """One entry of the ledger: what a data subject did or what was done for them. Never changed, never deleted.

    Scope: `channel` None = any, `contact_point_id` None = all points of the channel, `purpose` None = every purpose (opt-outs
    only), `topic` '' = every topic (else a topic code; 'brand.topic' lies below 'brand'), `sender_id` None = every sender.
    `valid_from`-`valid_to` is when it is true in the world, `recorded_at` when we knew.
    """

    id: int
    customer_id: int
    type: RecordType
    polarity: Polarity
    explicitness: Explicitness
    channel: Channel | None
    purpose: Purpose | None
    contact_point_id: int | None
    topic: str
    sender_id: int | None
    mechanism: Mechanism
    route: str
    lawful_basis: LawfulBasis
    actor: Actor
    grade: Grade
    valid_from: datetime
    valid_to: datetime | None
    recorded_at: datetime
    notice_id: int | None = None
    language: str = ""
    key: str = ""
    jurisdiction: str = ""
    jurisdiction_reason: str = ""
    basis_reference: str = ""
    expires_by_rule: str = ""
    actor_reference: str = ""
    place: str = ""
    reason: str = ""
    corrects_id: int | None = None
    supersedes_id: int | None = None
    control_initial: str = ""
    control_final: str = ""
    shared: bool = False
    """Not an act of this customer: another one withdrew at the same contact value, and it binds that value here too."""
    outdated: bool = False
    """What the person was shown has changed in substance since (a later version of the notice says so)."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A stretch of the recipient's local day without contact; `days` are ISO weekdays 1-7 and 8 for public holidays.

    From `start` to `end`, crossing midnight where end <= start; start = end = 00:00 is the whole day.
    """

    days: frozenset[int]
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Preference:
    """What a person wishes; it only narrows. Caps are contacts per 30 days; None or empty = no wish stated."""

    customer_id: int
    channels_off: frozenset[Channel] = frozenset()
    favoured_channel: Channel | None = None
    return_channel: Channel | None = None
    contacts_per_month: int | None = None
    per_channel: tuple[tuple[Channel, int], ...] = ()
    topics_off: frozenset[str] = frozenset()
    quiet_hours: tuple[QuietHours, ...] = ()
    pause_until: datetime | None = None
    language: str = ""
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a withdrawal reaches: the same scope words as a record; None and '' mean everything."""

    customer_id: int
    channel: Channel | None = None
    purpose: Purpose | None = None
    contact_point_id: int | None = None
    topic: str = ""
    sender_id: int | None = None


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """Something that shows what a person did, as it is taken in; `content` goes to the vault, whole.

    `media_type` as in RFC 6838 ('text/plain', 'image/png', 'audio/ogg'); `retention` names the class that says how long it is kept.
    """

    kind: EvidenceKind
    content: bytes
    media_type: str = "text/plain"
    captured_by: str = ""
    retention: str = "consent"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence on file: what it is, not what it says (`size` in bytes, `digest` keyed by the person's ledger key)."""

    id: int
    customer_id: int
    kind: EvidenceKind
    media_type: str
    size: int
    digest: bytes
    captured_by: str
    retention: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Capture:
    """A new consent record as it is taken in, before it has a place in the ledger; `key` makes a repeat harmless.

    `actor_reference` says which rep, agent, user or system acted ('rep:7'), `place` where; `basis_reference` names the balancing
    test of a legitimate interest; `corrects_id` and `supersedes_id` are earlier entries, which stay.
    """

    customer_id: int
    type: RecordType
    polarity: Polarity
    explicitness: Explicitness
    channel: Channel | None
    purpose: Purpose | None
    mechanism: Mechanism
    actor: Actor
    valid_from: datetime
    contact_point_id: int | None = None
    topic: str = ""
    sender_id: int | None = None
    route: str = ""
    lawful_basis: LawfulBasis = LawfulBasis.CONSENT
    valid_to: datetime | None = None
    notice_id: int | None = None
    language: str = ""
    control_initial: str = ""
    control_final: str = ""
    evidence: tuple[EvidenceDraft, ...] = ()
    confirmed: bool = False
    jurisdiction: str = ""
    jurisdiction_reason: str = ""
    basis_reference: str = ""
    expires_by_rule: str = ""
    actor_reference: str = ""
    place: str = ""
    reason: str = ""
    corrects_id: int | None = None
    supersedes_id: int | None = None
    key: str = ""
