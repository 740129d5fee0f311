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
class Candidate:
    """An action that could be done for a customer: an approved version on its channel, or silence (version None)."""

    customer_id: int
    channel: Channel | None
    version_id: int | None
    brand_code: str
    value: float
    cost: float
    propensity: float
    dropped_at: Dropped | None = None
    dropped_by: str = ""


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

    `contactable` maps a channel to the customers it may reach; `not_contactable` a channel to reason code to count, with the rule ids
    of each in `rule_ids`. `bound` and `gap` come from the allocation (an honest upper bound; gap = (bound - value) / bound).
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
