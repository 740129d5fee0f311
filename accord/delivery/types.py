"""The words of delivery."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from accord.catalogue.types import Channel, Purpose
from accord.consent.types import Permission, Permit
from accord.contact_policy.types import PolicyRefusal, Reservation
from accord.content.types import PieceVersion
from accord.kernel.errors import AccordError


class MessageState(StrEnum):
    """The life of an outbox row.

    queued -> sending -> sent | handed_over | refused | failed | uncertain; queued again after a soft failure; cancelled unsent.
    `uncertain`: we cannot know whether the server took it; shown, never resent by itself.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    HANDED_OVER = "handed_over"
    REFUSED = "refused"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """What a channel says of one message. Bounced: rejected because there is no such address."""

    SENT = "sent"
    HANDED_OVER = "handed_over"
    TRY_LATER = "try_later"
    REJECTED = "rejected"
    BOUNCED = "bounced"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class MessageDraft:
    """What is to be queued: content version and slot values under a permit and a reservation (one touch_id).

    `not_before` is the earliest moment to send (UTC). `rep_id` is set on visits.
    """

    permit: Permit
    reservation: Reservation
    version_id: int
    values: Mapping[str, str]
    not_before: datetime
    brand_code: str
    rep_id: int | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message at the channel's hand: everything the adapter may know. `address` is '' for channels without one.

    `subject`, `html` and `text` are those of the version, the same for everyone, and still hold slots `{{name}}`; `values` has what
    goes into each of them for this person (not escaped). `sent_at` is the moment of sending (UTC).
    """

    touch_id: UUID
    customer_id: int
    address: str
    message_id: str
    sender_name: str
    sender_address: str
    reply_to: str
    version_id: int
    subject: str
    html: str
    text: str
    values: Mapping[str, str]
    headers: Mapping[str, str] = field(default_factory=dict)
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DeliveryResult:
    """What became of one message; `detail` is what the other side said, in one line without personal data."""

    touch_id: UUID
    outcome: Outcome
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SendReport:
    """What a run of the send loop did, in messages. `refused_by` counts refusals by reason code; `retried` is put off after the
    channel said "later", `deferred` by quiet hours."""

    leased: int = 0
    sent: int = 0
    handed_over: int = 0
    refused: int = 0
    failed: int = 0
    retried: int = 0
    uncertain: int = 0
    refused_by: Mapping[str, int] = field(default_factory=dict)
    deferred: int = 0

    def __add__(self, other: "SendReport") -> "SendReport":
        """What two runs did together."""
        return SendReport(
            leased=self.leased + other.leased,
            sent=self.sent + other.sent,
            handed_over=self.handed_over + other.handed_over,
            refused=self.refused + other.refused,
            failed=self.failed + other.failed,
            retried=self.retried + other.retried,
            uncertain=self.uncertain + other.uncertain,
            refused_by=dict(Counter(self.refused_by) + Counter(other.refused_by)),
            deferred=self.deferred + other.deferred,
        )


class InboundKind(StrEnum):
    """What came in on a channel."""

    REPLY = "reply"
    AUTO_REPLY = "auto_reply"
    DELIVERED = "delivered"
    BOUNCED_HARD = "bounced_hard"
    BOUNCED_SOFT = "bounced_soft"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Inbound:
    """Something that came in on a channel, already parsed by the channel's adapter.

    `kind` is an InboundKind; `token` the reply token or the touch id it carried, '' if none; `text` what the person wrote (goes to
    the vault); `key` makes a repeat harmless. `address` is the contact value it came from where the channel carries no token.
    """

    channel: Channel
    kind: str
    token: str
    key: str
    occurred_at: datetime
    text: str = ""
    user_agent: str = ""
    link: str = ""
    address: str = ""


class Bearing(Protocol):
    """What a message bears on permission, as an outbox row holds it; `scopes` are codes with spaces between."""

    channel: str
    purpose: str
    scopes: str
    topic: str
    sender_id: int
    contact_point_id: int | None


@dataclass(frozen=True, slots=True)
class DoorFacts:
    """All that the door needs to know of one message, asked again at the moment of sending.

    `country`, `language` and `specialty` are the person's, `wished_language` what the person asked for ('' = nothing), `on` the
    day (UTC); `reachable` is whether the channel has the address it needs.
    """

    permission: Permit | Permission
    policy: PolicyRefusal | None
    version: PieceVersion
    country: str
    language: str
    specialty: str
    on: date
    reachable: bool = True
    wished_language: str = ""


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """The door stays shut: for good, or until a moment. `reason` is a dotted code (`permission.withdrawn`)."""

    reason: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class MessageRecord:
    """A message as it stands, for pages and reports. `reason` says why it was refused, failed or cancelled."""

    touch_id: UUID
    customer_id: int
    channel: Channel
    state: MessageState
    reason: str
    version_id: int
    sender_id: int
    brand_code: str
    attempts: int
    queued_at: datetime
    due_at: datetime
    closed_at: datetime | None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a message was sent: the decision it left under. `decided_at` is when the door was asked the last time (UTC).

    `record_ids` and `rule_ids` are the ledger entries and the rules it rests on, `table_hash` the rule table it was judged by;
    `unreviewed`: nobody had read one of the rules against its source. `service`: it carries nothing but the service it names.
    """

    touch_id: UUID
    customer_id: int
    contact_point_id: int | None
    channel: Channel
    purpose: Purpose
    topic: str
    brand_code: str
    sender_id: int
    version_id: int | None
    decided_at: datetime
    record_ids: tuple[int, ...]
    rule_ids: tuple[str, ...]
    table_hash: str
    unreviewed: bool
    service: bool


class ChannelDown(AccordError):
    """The channel cannot take anything now; what it has not answered for was not handed over and stays queued.

    The send loop adds `report`: what it did before.
    """

    report: SendReport | None = None
