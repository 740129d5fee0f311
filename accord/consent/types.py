"""The words of consent (PERMISSION.md, GLOSSARY.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import IntEnum, StrEnum

from accord.catalogue.types import Channel, ContentScope, Purpose


class Polarity(StrEnum):
    """Which way a record points."""

    OPT_IN = "opt_in"
    OPT_OUT = "opt_out"


class Explicitness(StrEnum):
    """Said by a clear act, or inferred from a default or a relation; stored apart from polarity."""

    EXPLICIT = "explicit"
    IMPLICIT = "implicit"
    NONE = "none"


class RecordType(StrEnum):
    """What happened (PERMISSION 3.3)."""

    ASKED = "asked"
    DEFERRED = "deferred"
    GRANTED = "granted"
    GRANTED_PENDING = "granted_pending"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    OBJECTED = "objected"
    RESTRICTED = "restricted"
    REVOKED = "revoked"
    EXPIRED = "expired"
    INVALIDATED = "invalidated"
    RENEWED = "renewed"
    SUPERSEDED = "superseded"
    IMPORTED = "imported"
    CORRECTED = "corrected"
    REGISTERED_BLOCK = "registered_block"
    COMPLAINED = "complained"
    BOUNCED_HARD = "bounced_hard"
    DECEASED_OR_RETIRED = "deceased_or_retired"


class Mechanism(StrEnum):
    """How it was captured (PERMISSION 3.3)."""

    UNTICKED_BOX = "unticked_box"
    PRETICKED_BOX = "preticked_box"
    TOGGLE = "toggle"
    DOUBLE_OPT_IN_CLICK = "double_opt_in_click"
    WET_SIGNATURE = "wet_signature"
    DEVICE_SIGNATURE = "device_signature"
    VERBAL_RECORDED = "verbal_recorded"
    VERBAL_NOTED = "verbal_noted"
    PAPER_FORM = "paper_form"
    BUSINESS_CARD = "business_card"
    PUBLISHED_ADDRESS = "published_address"
    EXISTING_CUSTOMER = "existing_customer"
    INQUIRY = "inquiry"
    KEYWORD_REPLY = "keyword_reply"
    CHAT_FIRST_MESSAGE = "chat_first_message"
    REP_CAPTURED = "rep_captured"
    REGISTER_IMPORT = "register_import"
    SYSTEM_IMPORT = "system_import"
    SIGNAL_GPC = "signal_gpc"
    ONE_CLICK_POST = "one_click_post"
    REPLY_STOP = "reply_stop"
    COMPLAINT_REPORT = "complaint_report"


class Actor(StrEnum):
    """Who acted."""

    SELF = "self"
    REP = "rep"
    CALL_AGENT = "call_agent"
    IMPORT = "import"
    REGISTER = "register"
    REGULATOR = "regulator"
    SYSTEM = "system"


class LawfulBasis(StrEnum):
    """The ground claimed."""

    CONSENT = "consent"
    LEGITIMATE_INTEREST = "legitimate_interest"
    SOFT_OPT_IN = "soft_opt_in"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    NONE_REQUIRED = "none_required"


class EvidenceKind(StrEnum):
    """What shows that something was said (PERMISSION 3.1)."""

    TEXT = "text"
    SIGNATURE = "signature"
    RECORDING = "recording"
    SCAN = "scan"
    PHOTO = "photo"
    PAGE = "page"
    SALE = "sale"
    MAIL = "mail"


class JurisdictionReason(StrEnum):
    """Why a jurisdiction was taken to be the person's, in the order of trust (PERMISSION 3.2)."""

    PRACTICE_ADDRESS = "practice_address"
    PHONE_PREFIX = "phone_prefix"
    DECLARED = "declared"
    IP_HINT = "ip_hint"


class Grade(IntEnum):
    """How good the evidence is (PERMISSION 3.6); A is the best, and the largest number."""

    E = 1
    D = 2
    C = 3
    B = 4
    A = 5


class Requirement(IntEnum):
    """The least permission that law, code and company accept, weakest first."""

    OPT_OUT = 1
    LEGITIMATE_INTEREST = 2
    SOFT_OPT_IN = 3
    EXPLICIT_OPT_IN = 4
    PROHIBITED = 5


class SuppressionCause(StrEnum):
    """Why a person or a contact value is blocked whatever was consented."""

    HARD_BOUNCE = "hard_bounce"
    COMPLAINT = "complaint"
    REGISTER = "register"
    DECEASED = "deceased"
    REQUEST = "request"


class RecipientKind(StrEnum):
    """What the recipient is to the law."""

    INDIVIDUAL_PROFESSIONAL = "individual_professional"
    ORGANISATION = "organisation"
    PATIENT_CONSUMER = "patient_consumer"


class Status(StrEnum):
    """What a person sees for a channel; never plain yes or no (PERMISSION 3.3)."""

    ALLOWED = "allowed"
    ALLOWED_UNTIL = "allowed_until"
    WAITING = "waiting_for_confirmation"
    NOT_ASKED = "not_asked"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    BLOCKED_BY_REGISTER = "blocked_by_register"
    BLOCKED_BY_LAW = "blocked_by_law"


class ReasonCode(StrEnum):
    """Why a permission says no; the same codes on pages, in the API and at the door."""

    CLOSED = "closed"
    SUPPRESSED = "suppressed"
    CONTACT_POINT_MISSING = "contact_point_missing"
    CONTACT_POINT_UNUSABLE = "contact_point_unusable"
    PROHIBITED = "prohibited"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    REGISTER = "register"
    NOT_ASKED = "not_asked"
    PENDING = "pending"
    LAPSED = "lapsed"
    TOO_WEAK = "too_weak"
    ROUTE_MISSING = "route_missing"
    GRADE_TOO_LOW = "grade_too_low"
    PREFERENCE = "preference"
    UNKNOWN_LAW = "unknown_law"


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


@dataclass(frozen=True, slots=True)
class Question:
    """May we contact this customer on this contact point and channel, for this purpose, with this content, at this moment?

    `jurisdiction` is the nearest one ('US-FL', 'FR'); `scopes` what the message really contains. `contact_point_id` is None for
    channels without one (visit), or to have the best usable one found. An event is judged as the channel of its invitation
    (`invited_by`). `platform` is the carrier where it is known ('whatsapp').
    """

    customer_id: int
    kind: RecipientKind
    jurisdiction: str
    channel: Channel
    purpose: Purpose
    scopes: frozenset[ContentScope]
    topic: str
    sender_id: int
    contact_point_id: int | None
    send_at: datetime
    known_at: datetime
    platform: str = ""
    invited_by: Channel | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A question put to every customer at once: the part of it that does not depend on the customer."""

    channel: Channel
    purpose: Purpose
    scopes: frozenset[ContentScope]
    topic: str
    sender_id: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the rule or the record it rests on, and words for a person (a translatable message id)."""

    code: ReasonCode
    words: str
    rule_id: str = ""
    record_id: int | None = None


@dataclass(frozen=True, slots=True)
class FrequencyCap:
    """At most `contacts` in `days` rolling days, and who says so: a rule id, 'company' or 'person'. Channel None = all together."""

    contacts: int
    days: int
    channel: Channel | None
    origin: str


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A stretch of the recipient's local day without contact; `days` are ISO weekdays 1-7 and 8 for public holidays.

    From `start` to `end`, crossing midnight where end <= start; start = end = 00:00 is the whole day.
    """

    days: frozenset[int]
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Obligations:
    """What a yes comes with (steps 5 and 6 of PERMISSION 3.7): contact policy and content carry them out."""

    caps: tuple[FrequencyCap, ...] = ()
    quiet_hours: tuple[QuietHours, ...] = ()
    disclosures: frozenset[str] = frozenset()
    withdrawal_max_days: int | None = None
    double_opt_in: str = "na"
    registers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LawRule:
    """One row of the rule table, as `docs/reference/law.md` reads it. Lists are tuples; an absent number is None.

    `channel` is a word of the table ('web', 'any'), not always a `Channel`; the rule lives from `valid_from` to `valid_to`, both
    days included, None open.
    """

    rule_id: str
    jurisdiction: str
    recipient_kind: str
    channel: str
    content_scope: str
    layer: str
    route: str
    requirement: Requirement
    preticked_valid: bool
    double_opt_in: str
    implied_expiry_days: int | None
    withdrawal_max_days: int | None
    quiet_hours: tuple["QuietHours", ...]
    cap: tuple[int, int] | None
    registers: tuple[str, ...]
    disclosures: frozenset[str]
    valid_from: date | None
    valid_to: date | None
    source: str
    note: str
    confidence: str
    verification: str


@dataclass(frozen=True, slots=True, eq=False)
class LawTable:
    """The law as data: every rule by its id, and the SHA-256 of the file it came from."""

    rules: Mapping[str, LawRule]
    hash: str


@dataclass(frozen=True, slots=True)
class Need:
    """What the law asks before a contact (one row of the need table), given evidence for at most one route.

    `rule_ids` are the rules it rests on, the strictest first. `routes` are the grounds that would ease it if evidence were on file.
    `fail_closed`: no rule speaks of such a contact, so it needs an explicit opt-in. `unreviewed`: it rests on a rule whose text
    nobody has read.
    """

    requirement: Requirement
    rule_ids: tuple[str, ...]
    routes: tuple[str, ...]
    implied_expiry_days: int | None
    obligations: Obligations
    unreviewed: bool
    fail_closed: bool = False


@dataclass(frozen=True, slots=True)
class Permission:
    """The resolved answer now. `reasons` holds every failing reason, empty on a yes; `way_forward` the cheapest lawful step."""

    question: Question
    allowed: bool
    status: Status
    reasons: tuple[Reason, ...]
    rule_ids: tuple[str, ...]
    record_ids: tuple[int, ...]
    obligations: Obligations
    table_hash: str
    valid_until: datetime | None
    unreviewed: bool
    way_forward: str = ""


@dataclass(frozen=True, slots=True)
class Permit:
    """Proof of a yes, needed to send. Minted only in consent."""

    customer_id: int
    contact_point_id: int | None
    channel: Channel
    purpose: Purpose
    topic: str
    sender_id: int
    scopes: frozenset[ContentScope]
    rule_ids: tuple[str, ...]
    record_ids: tuple[int, ...]
    obligations: Obligations
    table_hash: str
    valid_until: datetime
    unreviewed: bool


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


@dataclass(frozen=True, slots=True)
class PersonStanding:
    """All that steps 1-4 need to know of one customer, read in a constant number of queries.

    `records` may hold what is not yet known or not yet true at the moments of the question: the rules look at both clocks.
    `suppressed` are blocks whatever was consented, `unreachable` why no contact point can be used.
    """

    records: tuple[ConsentRecord, ...] = ()
    suppressed: tuple[Reason, ...] = ()
    unreachable: tuple[Reason, ...] = ()
    preference: Preference | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A permission with what it rests on: the rules with their sources, and the records, newest first."""

    permission: Permission
    rules: tuple[LawRule, ...]
    records: tuple[ConsentRecord, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Where one customer stands with one sender on one channel for one purpose.

    `record` is the newest one that decided it, None where the law alone did; `since` when it became true. `sources` gives law and
    article for each rule id.
    """

    channel: Channel
    purpose: Purpose
    permission: Permission
    record: ConsentRecord | None
    since: datetime | None
    sources: tuple[tuple[str, str], ...]
