"""The words of measurement."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from accord.catalogue.types import Channel
from accord.interactions.types import ResponseKind


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """Responses on one channel to actions on another; the rate is responses / actions with a 95 % Jeffreys interval."""

    action_channel: Channel
    response_channel: Channel
    actions: int
    responses: int
    rate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One day in figures, for the overview: touches by channel and human responses by kind."""

    on: date
    touches: dict[Channel, int]
    responses: dict[ResponseKind, int]
    machine_responses: int


@dataclass(frozen=True, slots=True)
class StoppedTouch:
    """A contact that took place and that another law would have stopped: the first reason, and the rule behind it."""

    touch_id: UUID
    customer_id: int
    occurred_at: datetime
    channel: Channel
    country: str
    reason: str
    rule_id: str


@dataclass(frozen=True, slots=True)
class LawReplay:
    """A past time again under another law, in contacts. `unjudged` are refused by the table of their own day too, or of nobody."""

    table_hash: str
    touches: int
    unjudged: int
    stopped: int
    by_rule: dict[str, int]
    by_country: dict[str, int]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """Customers of one country on one channel who share an answer about promoting a medicine: allowed or not, and why.

    `reason` is '' on a yes; `ground` is then what it rests on: 'A' to 'E', the grade of the best evidence on file, or 'law' where
    the law asks for no record.
    """

    channel: Channel
    country: str
    reason: str
    ground: str
    customers: int


@dataclass(frozen=True, slots=True)
class PermissionCoverage:
    """How far permission reaches, and how well it could be shown, as counted at a moment."""

    counted_at: datetime
    rows: tuple[CoverageRow, ...]

    @property
    def provable(self) -> int:
        """How many permissions (customer x channel) rest on evidence of grade A, B or C."""
        return sum(row.customers for row in self.rows if row.ground in ("A", "B", "C"))

    @property
    def allowed(self) -> int:
        """How many permissions (customer x channel) there are."""
        return sum(row.customers for row in self.rows if not row.reason)
