"""Who else is told of a no: registers and other systems."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from accord.catalogue.types import Channel, Purpose
from accord.consent.types.words import Mechanism, RecordType


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One line of an opt-out register: a normalised value, and whether it refuses on these channels, since when (None: not said).

    An entry that does not `refuse` says that an earlier refusal was taken back; it is no consent.
    """

    line: int
    value: str
    channels: tuple[Channel, ...]
    refuses: bool = True
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class RegisterFault:
    """A line of a register that cannot be read, and why; its words are not kept."""

    line: int
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class RegisterNotice:
    """What a two-way register is told of one contact value: a consent or a withdrawal, when and by what means it was given."""

    value: str
    channel: Channel
    granted: bool
    mechanism: Mechanism
    given_at: datetime
    organisation: bool


@dataclass(frozen=True, slots=True)
class RegisterReport:
    """What came of one reading of a register, in numbers: lines, faults, lines of people we hold, blocks, lifts, notices written.

    `standing` are hits that were blocked already.
    """

    register: str
    read: int
    rejected: int
    hits: int
    blocked: int
    standing: int
    lifted: int
    reported: int
    rejects_file: str | None
    finished_at: datetime


@dataclass(frozen=True, slots=True)
class RegisterAge:
    """When a register was last read, against how old that may be. `people`: how many customers its countries hold."""

    register: str
    title: str
    countries: frozenset[str]
    read_at: datetime | None
    age: timedelta | None
    recheck_days: int
    recheck_source: str
    named_by: tuple[str, ...]
    stale: bool


@dataclass(frozen=True, slots=True)
class WithdrawalNotice:
    """A withdrawal that every system which holds the person must act on.

    `position` is its place in the ledger: the next poll goes on after it. The scope words are those of a record: None and '' mean
    everything. `due_by` is the moment by which the law of the person's country wants it to bind.
    """

    position: int
    record_id: int
    customer_id: int
    type: RecordType
    channel: Channel | None
    purpose: Purpose | None
    contact_point_id: int | None
    topic: str
    sender_id: int | None
    valid_from: datetime
    recorded_at: datetime
    due_by: datetime


@dataclass(frozen=True, slots=True)
class ConnectorAge:
    """How far a connector is behind: withdrawals it has not acknowledged, and the oldest of them against its legal limit.

    `overdue` are those past their limit, oldest first, at most a page of them; `overdue_count` is all. A connector that re-checks
    at the door of each message (`at_the_door`) is never behind.
    """

    connector: str
    acknowledged_at: datetime | None
    acknowledged_up_to: int
    waiting: int
    oldest: WithdrawalNotice | None
    next_due: datetime | None
    overdue: tuple[WithdrawalNotice, ...]
    overdue_count: int
    at_the_door: bool = False
