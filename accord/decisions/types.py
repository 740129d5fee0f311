"""The words of deciding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from accord.catalogue.types import Channel

SILENCE = "silence"


class Dropped(StrEnum):
    """At which gate a candidate fell, in the order they are asked."""

    PERMISSION = "permission"
    CONTENT = "content"
    ELIGIBILITY = "eligibility"
    CONTACT_POLICY = "contact_policy"
    VALUE = "value"
    CAPACITY = "capacity"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was chosen for a customer on a day, and why. `version_id` None is silence; `value` is in the plan's value units.

    `reasons` are at most three short message ids with their values, for people.
    """

    plan_id: int
    customer_id: int
    channel: Channel | None
    version_id: int | None
    brand_code: str
    rep_id: int | None
    value: float
    propensity: float
    reasons: tuple[str, ...]
    touch_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PlanReport:
    """What a day's plan is: counts, value, and that no cap or capacity was broken.

    `contactable` maps a channel to the customers it may reach; `not_contactable` a channel to reason code to count, with the
    rule ids of each in `rule_ids` (keys `channel.reason`; `channel.allowed` for the yes). `bound` and `gap` come from the
    allocation (an honest upper bound; gap = (bound - value) / bound). `breaches` is counted over the chosen decisions by a check
    of its own, split in `breaches_by`; `dropped` counts candidates by gate and reason (`eligibility.same_topic_14d`); `silent` is
    the customers the plan leaves in peace.
    """

    plan_id: int
    on: date
    seed: int
    customers: int
    candidates: int
    chosen: int
    by_channel: Mapping[str, int]
    contactable: Mapping[str, int]
    not_contactable: Mapping[str, Mapping[str, int]]
    rule_ids: Mapping[str, Sequence[str]]
    value: float
    bound: float
    gap: float
    breaches: int
    seconds: float
    breaches_by: Mapping[str, int] = field(default_factory=dict)
    dropped: Mapping[str, int] = field(default_factory=dict)
    silent: int = 0
    reps: int = 0
    dispatched: bool = False


@dataclass(frozen=True, slots=True)
class DispatchReport:
    """What became of a plan's decisions at the permit and reservation: queued, refused by reason."""

    plan_id: int
    queued: int
    suggested: int
    refused: int
    refused_by: Mapping[str, int] = field(default_factory=dict)


class SuggestionState(StrEnum):
    """The life of a suggestion (DOMAIN 3.3)."""

    GENERATED = "generated"
    POSTED = "posted"
    SEEN = "seen"
    DISMISSED = "dismissed"
    EXECUTED = "executed"
    COMPLETED = "completed"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class DismissalReason(StrEnum):
    """Why a rep will not do it (DOMAIN 3.3)."""

    ALREADY_DONE = "already_done"
    WRONG_TIMING = "wrong_timing"
    HCP_UNAVAILABLE = "hcp_unavailable"
    SITE_POLICY = "site_policy"
    NOT_RELEVANT = "not_relevant_product"
    DISAGREE = "disagree"
    DATA_WRONG = "data_wrong"
    COMPLIANCE_DOUBT = "compliance_doubt"


class VisitOutcome(StrEnum):
    """What a rep says of a suggestion that was done."""

    HELD = "held"
    INTERESTED = "interested"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An action shown to a rep, with three short reasons and an expiry."""

    id: int
    touch_id: UUID
    rep_id: int
    customer_id: int
    customer_name: str
    place: str
    brand_code: str
    version_id: int
    title: str
    talking_points: tuple[str, ...]
    reasons: tuple[str, ...]
    state: SuggestionState
    posted_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Alternative:
    """One thing that could have been done for a customer, and what became of it.

    `dropped_at` is None for what may be done; `dropped_by` then a code, `rule_ids` the rules of law it rests on, `words` the same
    for a person. `value` counts only where every gate was passed.
    """

    channel: Channel
    version_id: int
    title: str
    brand_code: str
    value: float
    chosen: bool
    dropped_at: Dropped | None = None
    dropped_by: str = ""
    words: str = ""
    rule_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a customer hears this, or nothing, on a day: every candidate with the gate where it fell, and three lines of why."""

    customer_id: int
    on: date
    plan_id: int | None
    channel: Channel | None
    version_id: int | None
    rep_id: int | None
    value: float
    propensity: float
    why: tuple[str, ...]
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class ClosedSuggestion:
    """A suggestion that its rep has done or dismissed."""

    id: int
    customer_id: int
    customer_name: str
    state: SuggestionState
    closed_at: datetime
