"""The words of delivery."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from accord.catalogue.types import Channel
from accord.consent.types import Permit
from accord.contact_policy.types import Reservation


class MessageState(StrEnum):
    """The life of an outbox row.

    queued -> sending -> sent | handed_over | refused | failed | uncertain; queued again after a soft failure; cancelled before sending.
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
    """What a channel says of one message."""

    SENT = "sent"
    HANDED_OVER = "handed_over"
    TRY_LATER = "try_later"
    REJECTED = "rejected"
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
    """A message at the channel's hand: everything the adapter may know. `address` is '' for channels without one."""

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


@dataclass(frozen=True, slots=True)
class DeliveryResult:
    """What became of one message; `detail` is what the other side said, in one line without personal data."""

    touch_id: UUID
    outcome: Outcome
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SendReport:
    """What a run of the send loop did, in messages. `refused_by` counts refusals by reason code."""

    leased: int = 0
    sent: int = 0
    handed_over: int = 0
    refused: int = 0
    failed: int = 0
    retried: int = 0
    uncertain: int = 0
    refused_by: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Inbound:
    """Something that came in on a channel, already parsed by the channel's adapter.

    `token` is the tracking or reply token it carried, '' if none; `text` what the person wrote (goes to the vault).
    """

    channel: Channel
    kind: str
    token: str
    key: str
    occurred_at: datetime
    text: str = ""
    user_agent: str = ""
    link: str = ""
