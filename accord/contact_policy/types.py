"""The words of contact policy."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from accord.catalogue.types import Channel
from accord.consent.types import FrequencyCap, QuietHours


class ReservationState(StrEnum):
    """Reserved when planned, committed when the contact happened, released when it will not."""

    RESERVED = "reserved"
    COMMITTED = "committed"
    RELEASED = "released"


class PolicyCode(StrEnum):
    """Why contact policy says no, or not now."""

    CAP_REACHED = "cap_reached"
    PAUSED = "paused"
    QUIET_HOURS = "quiet_hours"
    CHANNEL_OFF = "channel_off"
    NO_RESERVATION = "no_reservation"


@dataclass(frozen=True, slots=True)
class ContactRequest:
    """A contact somebody plans: for whom, on what channel, when; under the caps and quiet hours that bind it.

    `caps` already holds law, company and the person's own (see `rules.caps.binding_caps`); `time_zone` is the recipient's. A bare
    service contact is not `counted`: it answers the person, under no cap, and takes no place from another.
    """

    customer_id: int
    channel: Channel
    sender_id: int
    topic: str
    planned_at: datetime
    time_zone: str
    country: str
    caps: tuple[FrequencyCap, ...] = ()
    quiet_hours: tuple[QuietHours, ...] = ()
    pause_until: datetime | None = None
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Reservation:
    """A place in the contact budget. `touch_id` is minted here and runs through everything that follows.

    `overshoot` marks a contact that was reported late and went beyond a cap.
    """

    touch_id: UUID
    customer_id: int
    channel: Channel
    planned_at: datetime
    state: ReservationState
    overshoot: bool = False


@dataclass(frozen=True, slots=True)
class PolicyRefusal:
    """No, or not before `until`; `origin` is the rule id, 'company' or 'person'."""

    customer_id: int
    channel: Channel
    code: PolicyCode
    words: str
    origin: str = ""
    until: datetime | None = None
