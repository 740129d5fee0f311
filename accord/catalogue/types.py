"""The words of the catalogue."""

from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """The ways to reach a person. Visit names the channel; the record of one is a call."""

    EMAIL = "email"
    SMS = "sms"
    CHAT_APP = "chat_app"
    PHONE = "phone"
    POST = "post"
    VISIT = "visit"
    REMOTE_VISIT = "remote_visit"
    EVENT = "event"
    PORTAL = "portal"
    PUSH = "push"
    SOCIAL = "social"


class Purpose(StrEnum):
    """Why we process or contact (PERMISSION 3.1)."""

    MARKETING = "marketing"
    RX_PROMOTION = "rx_promotion"
    MEDICAL_NONPROMO = "medical_nonpromo"
    SCIENTIFIC_EXCHANGE = "scientific_exchange"
    EVENT = "event"
    SURVEY = "survey"
    SERVICE = "service"
    SAFETY = "safety"
    TRACKING = "tracking"
    PROFILING = "profiling"
    HEALTH_DATA = "health_data"
    PHI_MARKETING = "phi_marketing"
    THIRD_PARTY_SHARE = "third_party_share"


class ContentScope(StrEnum):
    """What a message really contains, as the law sees it. `MARKETING` always applies to a marketing contact."""

    MARKETING = "marketing"
    RX_PROMOTION = "rx_promotion"
    TRACKING = "tracking"
    HEALTH_DATA = "health_data"
    PHI_MARKETING = "phi_marketing"
    PRESCRIBER_DATA_TARGETING = "prescriber_data_targeting"
    BENEFIT_IN_KIND = "benefit_in_kind"


class Stage(StrEnum):
    """Where a customer stands with one brand; not a straight line."""

    UNAWARE = "unaware"
    AWARE = "aware"
    EVALUATING = "evaluating"
    RATIONALISING = "rationalising"
    PURCHASING = "purchasing"
    LOYAL = "loyal"
    ADVOCATE = "advocate"


class Label(StrEnum):
    """Which side of the medical wall a thing belongs to."""

    PROMOTIONAL = "promotional"
    MEDICAL = "medical"
    BOTH = "both"


class FactKind(StrEnum):
    """What values a fact may have. Moments are UTC; money and scores are numbers."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that conditions, models and pages may ask of one customer.

    `column` is the SQL expression that yields it over the room's whole table (see the room's `columns.py`);
    `words` names it to a person ("speciality").
    """

    name: str
    kind: FactKind
    label: Label
    words: str


@dataclass(frozen=True, slots=True)
class Sender:
    """The legal entity that speaks, with the addresses it speaks from and is answered at."""

    id: int
    code: str
    name: str
    country: str
    postal_address: str
    from_email: str
    reply_domain: str


@dataclass(frozen=True, slots=True)
class Brand:
    """A medicine or service we speak for; `code` is lower-case and stable."""

    id: int
    code: str
    name: str
    sender_id: int
    prescription_only: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """A kind of content a consent can name; a topic of a brand narrows it (`lumira.dosing`)."""

    id: int
    code: str
    name: str
    brand_id: int | None
