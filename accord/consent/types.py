"""The words of consent (PERMISSION.md, GLOSSARY.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from uuid import UUID

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


class Surface(StrEnum):
    """Where a form is answered: on the web, on a rep's device, in a call, on paper."""

    WEB = "web"
    DEVICE = "device"
    CALL = "call"
    PAPER = "paper"


class Answer(StrEnum):
    """What a person said to one question."""

    YES = "yes"
    NO = "no"
    LATER = "later"


class Keyword(StrEnum):
    """What a single word sent back means."""

    STOP = "stop"
    START = "start"
    HELP = "help"


class FindingCode(StrEnum):
    """What is wrong with a notice or a form."""

    SENDER_NOT_NAMED = "sender_not_named"
    NO_WAY_TO_WITHDRAW = "no_way_to_withdraw"
    PURPOSES_BUNDLED = "purposes_bundled"
    BOX_TICKED_BEFOREHAND = "box_ticked_beforehand"
    LANGUAGE_DIFFERS = "language_differs"
    HARD_TO_READ = "hard_to_read"
    DISCLOSURE_MISSING = "disclosure_missing"
    NOT_SIGNED_OFF = "not_signed_off"


class EntryKind(StrEnum):
    """What the ledger has leaves of."""

    RECORD = "record"
    EVIDENCE = "evidence"
    PREFERENCE = "preference"
    NOTICE = "notice"
    RECEIPT = "receipt"
    LAW = "law"
    REVIEW = "review"
    ERASURE = "erasure"


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
    RECONFIRM_DUE = "reconfirm_due"
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
    outdated: bool = False
    """What the person was shown has changed in substance since (a later version of the notice says so)."""


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
    """A question put to every customer at once: the part of it that does not depend on the customer.

    An event is judged by the channel of its invitation (`invited_by`).
    """

    channel: Channel
    purpose: Purpose
    scopes: frozenset[ContentScope]
    topic: str
    sender_id: int
    invited_by: Channel | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the rule or the record it rests on, and words for a person (a translatable message id).

    `rests_on` names what is neither: 'suppression:7', 'preference:3', 'customer:5', 'contact_point:9', 'law:HASH'.
    """

    code: ReasonCode
    words: str
    rule_id: str = ""
    record_id: int | None = None
    rests_on: str = ""


class WayCode(StrEnum):
    """What to do towards a yes, where something lawful is left to do."""

    ASK = "ask"
    REMIND = "remind"
    CONFIRM = "confirm"
    RECONFIRM = "reconfirm"
    FIND_CONTACT_POINT = "find_contact_point"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class WayForward:
    """The cheapest lawful step towards a yes (PERMISSION 3.7); `words` says it in English, `str()` gives them.

    `channel` is one on which the person may be asked now, by the same law; None: only our own pages, where the person comes by
    themselves. `form` is the code of a form that asks for just this, `routes` are grounds whose evidence would do instead,
    `confirm` whether the law expects a confirmation by link, `not_before` the end of the time in which a no is left alone.
    """

    code: WayCode
    words: str
    channel: Channel | None = None
    routes: tuple[str, ...] = ()
    confirm: bool = False
    not_before: datetime | None = None
    form: str = ""

    def __str__(self) -> str:
        return self.words


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
    """What a yes comes with (steps 5 and 6 of PERMISSION 3.7): contact policy and content carry them out.

    `withdrawal_limits` are the days a refusal may take to bind, (days, 'calendar' or 'business') each, of every rule;
    `withdrawal_max_days` with `withdrawal_unit` is the shortest of them.
    """

    caps: tuple[FrequencyCap, ...] = ()
    quiet_hours: tuple[QuietHours, ...] = ()
    disclosures: frozenset[str] = frozenset()
    withdrawal_max_days: int | None = None
    double_opt_in: str = "na"
    registers: tuple[str, ...] = ()
    withdrawal_unit: str = ""
    withdrawal_limits: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """Who put a rule of the company's own in place of the table's, and why. `loosens` says in what it asks for less.

    Tightening needs an author; loosening an approver too, and is shown in every decision that rests on the rule.
    """

    author: str
    approver: str
    reason: str
    decided_on: date | None
    loosens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LawRule:
    """One row of the rule table, as `docs/reference/law.md` reads it. Lists are tuples; an absent number is None.

    `channel` is a word of the table ('web', 'any'), not always a `Channel`; the rule lives from `valid_from` to `valid_to`, both
    days included, None open. `min_grade` is the least evidence it takes where the company asks for more than the law. `hash` names
    the row as it stands (all but the day it was last checked); `accepted`: a named person has accepted this very row for use.
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
    last_checked: date | None = None
    withdrawal_unit: str = ""
    min_grade: Grade | None = None
    hash: str = ""
    override: Override | None = None
    accepted: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class LawTable:
    """The law as data: every rule by its id, and a hash that names it for ever.

    The hash is the SHA-256 of the file where nothing else applies, else of the text that `rules.law_versions` makes of base,
    overrides and acceptances. One object per hash.
    """

    rules: Mapping[str, LawRule]
    hash: str


@dataclass(frozen=True, slots=True)
class Need:
    """What the law asks before a contact (one row of the need table), given evidence for at most one route.

    `rule_ids` are the rules it rests on, the strictest first. `routes` are the grounds that would ease it if evidence were on file.
    `fail_closed`: no rule speaks of such a contact, so it needs an explicit opt-in. `unreviewed`: it rests on a rule whose text
    nobody has read or accepted by name. `overridden` are those of the rules that loosen the table by the company's own decision;
    `weakest_source` is how the least sure of the rules was checked ('' where no rule speaks of it).
    """

    requirement: Requirement
    rule_ids: tuple[str, ...]
    routes: tuple[str, ...]
    implied_expiry_days: int | None
    obligations: Obligations
    unreviewed: bool
    fail_closed: bool = False
    overridden: tuple[str, ...] = ()
    weakest_source: str = ""
    min_grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Permission:
    """The resolved answer now. `reasons` holds every failing reason, empty on a yes; `way_forward` the cheapest lawful step,
    None on a yes and where nothing is left to do. `need` is the least permission that would do, given the evidence it rests on;
    `overridden` are rules that the company loosened, `weakest_source` how the least
    sure rule was checked.
    """

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
    way_forward: WayForward | None = None
    overridden: tuple[str, ...] = ()
    weakest_source: str = ""
    need: Requirement = Requirement.EXPLICIT_OPT_IN


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
    `suppressed` are blocks whatever was consented, `unreachable` why no contact point can be used; `points` are the best usable
    contact point of each kind of channel, for asking on another one. `preference_id` is the number of the wish.
    """

    records: tuple[ConsentRecord, ...] = ()
    suppressed: tuple[Reason, ...] = ()
    unreachable: tuple[Reason, ...] = ()
    preference: Preference | None = None
    preference_id: int | None = None
    points: tuple[tuple[Channel, int], ...] = ()


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


class ReviewVerdict(StrEnum):
    """What a named person says of a rule after reading it: good for use; still holds as it stands; no longer to be relied on."""

    ACCEPTED = "accepted"
    CHECKED = "checked"
    DOUBTED = "doubted"


class LawKind(StrEnum):
    """What a law version is: the table that ships with Accord, a table or an override file that the company took into use."""

    SHIPPED = "shipped"
    BASE = "base"
    OVERRIDES = "overrides"


@dataclass(frozen=True, slots=True)
class LawVersion:
    """A file that was taken into use: what it is, its SHA-256, by whom and when."""

    kind: LawKind
    digest: str
    adopted_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class RuleReview:
    """A named person has read a rule; `current` says whether the rule still stands as it did then."""

    rule_id: str
    verdict: ReviewVerdict
    reviewer: str
    note: str
    recorded_at: datetime
    current: bool


@dataclass(frozen=True, slots=True)
class RuleStep:
    """A step in a rule's life on file: the version that brought, changed or took it, and what changed."""

    version: LawVersion
    change: "RuleChange"


@dataclass(frozen=True, slots=True)
class LawFinding:
    """Something wrong in a rule file: the line it stands on (1 is the heading), the rule, a code, and words for a person.

    A finding that is not an `error` asks for a second look.
    """

    line: int
    rule_id: str
    code: str
    words: str
    error: bool = True


@dataclass(frozen=True, slots=True)
class RuleChange:
    """How one rule differs between two tables: 'added', 'removed' or 'changed', column by column (before, after).

    `loosens` and `tightens` say in what the second asks for less, and for more.
    """

    rule_id: str
    what: str
    columns: tuple[tuple[str, str, str], ...] = ()
    loosens: tuple[str, ...] = ()
    tightens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LawTask:
    """Something in the law that a named person has to look at: a rule unchecked for too long, or a dated change that comes.

    `kind` is 'unchecked', 'begins' or 'ends'; `due` the day it falls; `people` how many customers the rules reach, `versions` the
    content in use that they bear on. `urgency` is 'now', 'soon' or 'later'.
    """

    kind: str
    jurisdiction: str
    recipient_kind: str
    channels: tuple[str, ...]
    rule_ids: tuple[str, ...]
    due: date
    urgency: str
    people: int = 0
    versions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """One version of a notice in one language, as it was shown; `control` is what it was answered with, and how that began.

    `control` is 'checkbox', 'refusal_box' (a box for "no, thank you"), 'signature' or 'script'; `layout_hash` the page's SHA-256.
    """

    id: int
    code: str
    number: int
    language: str
    jurisdiction: str
    purposes: frozenset[Purpose]
    text: str
    text_hash: str
    control: str
    control_initial: str
    valid_from: datetime
    valid_to: datetime | None
    recorded_at: datetime
    layout_hash: str = ""
    material_change: bool = False


@dataclass(frozen=True, slots=True)
class NoticeSignature:
    """Who signed a notice, when and in which meaning, with the hash of what was signed (21 CFR 11.50)."""

    notice_id: int
    signed_by: str
    meaning: str
    signed_hash: str
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a notice; `blocking` where the law would not count what it yields. `detail` names what is meant."""

    code: FindingCode
    words: str
    blocking: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """One question of a form: a purpose on a channel (None: every channel), perhaps of one topic ('' = every one)."""

    channel: Channel | None
    purpose: Purpose
    topic: str = ""


@dataclass(frozen=True, slots=True)
class CaptureForm:
    """A form in which people are asked: who asks, with which notice, one box per purpose, and where it may be embedded.

    `confirm`: a mail must be confirmed before a yes counts. `origins` are the sites that may frame it ('https://example.org').
    """

    id: int
    code: str
    title: str
    sender_id: int
    notice_code: str
    boxes: tuple[Box, ...]
    confirm: bool
    surface: Surface
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where, when and how a person answered: what all the records of one act share. `key` makes a repeat harmless.

    `waits`: a yes is pending until it is confirmed. `points` are the contact points that the person gave in the same act.
    """

    customer_id: int
    sender_id: int | None
    mechanism: Mechanism
    actor: Actor
    happened_at: datetime
    notice_id: int | None
    language: str
    key: str
    control: str = ""
    control_initial: str = ""
    actor_reference: str = ""
    place: str = ""
    jurisdiction: str = ""
    waits: bool = False
    points: tuple[tuple[Channel, int], ...] = ()
    evidence: tuple[EvidenceDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class FormPerson:
    """What somebody wrote of themselves on a public form; `specialty` is a NUCC code or ''."""

    given_name: str
    family_name: str
    email: str
    country: str
    specialty: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class FormOutcome:
    """What came of a form: the entries, the token that confirms them ('' where nothing waits), whether it came before."""

    customer_id: int
    record_ids: tuple[int, ...]
    token: str = ""
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class PendingConfirmation:
    """Opt-ins of one form that wait for their link to be confirmed, and until when."""

    customer_id: int
    record_ids: tuple[int, ...]
    contact_point_id: int | None
    sender_id: int | None
    language: str
    asked_at: datetime
    expires_at: datetime
    token: str
    boxes: tuple[Box, ...] = ()
    form_code: str = ""


@dataclass(frozen=True, slots=True)
class KeywordReply:
    """What a word sent back led to: its meaning, the entries it made, and the code of the answer to give ('' = none)."""

    keyword: Keyword
    record_ids: tuple[int, ...]
    answer: str = ""


@dataclass(frozen=True, slots=True)
class OldRow:
    """One row of an old permission list, read and matched to a customer.

    `given_on` is None where the list does not say; `source` names what it came from, `how` how it was said, in the list's words;
    `cells` is the row as it was written.
    """

    line: int
    customer_id: int
    country: str
    kind: RecipientKind
    channel: Channel
    purpose: Purpose
    polarity: Polarity
    given_on: date | None
    source: str
    how: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OldRowGrade:
    """What an old row is worth: the `claimed` grade if all it says could be proved, the grade we `take` it at, and the ground."""

    claimed: Grade
    taken: Grade
    mechanism: Mechanism
    route: str
    explicitness: Explicitness


@dataclass(frozen=True, slots=True)
class OldSegment:
    """Rows of an old list that the law treats alike, in numbers of rows; `ask_by` is the cheapest lawful channel to ask them anew.

    `usable` may be used as they stand, `withdrawn` belong to persons who said no since, `ask_by` is None where only the person's
    own visit to our pages is left. `rule_ids` are the rules that decide.
    """

    country: str
    channel: Channel
    purpose: Purpose
    rows: int
    usable: int
    withdrawn: int
    need: Requirement
    ask_by: Channel | None
    rule_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OldListPlan:
    """What taking an old list in would mean, before anything is written: rows by grade, segment by segment, and what is refused."""

    digest: str
    rows: tuple[tuple[OldRow, OldRowGrade], ...]
    segments: tuple[OldSegment, ...]
    rejects: tuple[tuple[int, str, tuple[str, ...]], ...]
    by_claim: tuple[tuple[Grade, int], ...]
    by_grade: tuple[tuple[Grade, int], ...]


@dataclass(frozen=True, slots=True)
class OldListReport:
    """What was taken in of an old list: numbers of rows, and how many were there before."""

    batch: str
    taken: int
    known: int
    rejected: int


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A row that has just been written and is to get its leaf, by the key of its table (a receipt's is a UUID).

    What the leaf commits to is read from the row itself. An erasure has no row here: its key is the number of the certificate.
    """

    kind: EntryKind
    key: int | UUID
    customer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed statement of the ledger at a moment: `size` leaves under `root`, `people` persons under `people_root`.

    `note` is the statement itself with its signature, as text (C2SP tlog-checkpoint).
    """

    id: int
    size: int
    root: bytes
    people: int
    people_root: bytes
    note: str
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """That an entry was in the ledger when `checkpoint` was signed: `path` leads from its leaf to the checkpoint's root.

    `entry` is the opened entry, canonical JSON without anything that names a person: `SHA-256(0x00 || entry)` is `leaf`. It is
    empty where the person's key is destroyed.
    """

    kind: EntryKind
    entry_id: int
    index: int
    number: int
    leaf: bytes
    entry: str
    path: tuple[bytes, ...]
    checkpoint: Checkpoint


@dataclass(frozen=True, slots=True)
class PersonProof:
    """That these are all the entries of a person at `checkpoint`: the ledger holds `count` of them and no other.

    `path` leads from (subject, count, leaf hash of the last) at `position` to the checkpoint's root over all people. `pending`
    entries came after the checkpoint and are in the next one.
    """

    customer_id: int
    subject: bytes
    count: int
    last: bytes
    position: int
    path: tuple[bytes, ...]
    entries: tuple[InclusionProof, ...]
    pending: int
    checkpoint: Checkpoint


@dataclass(frozen=True, slots=True)
class ConsistencyProof:
    """That the ledger of a later checkpoint begins, leaf for leaf, with the ledger of an earlier one."""

    old: Checkpoint
    new: Checkpoint
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class LedgerFinding:
    """Something in the ledger that cannot be as it is: a stable code, and a sentence for a person."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """What came of holding the whole database against the tree: how much was looked at, and what was found (nothing, if sound)."""

    leaves: int
    checkpoints: int
    witnessed: int
    findings: tuple[LedgerFinding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


@dataclass(frozen=True, slots=True)
class LawAnswer:
    """What the law asks, in plain words and with everything behind it: `sources` stand beside `rule_ids`, the strictest first.

    `need` is one of the five levels; `quiet_hours` and `registers` are written as the table writes them; `routes` are grounds that
    would ease it if evidence were on file.
    """

    need: str
    rule_ids: tuple[str, ...]
    sources: tuple[str, ...]
    caps: tuple[FrequencyCap, ...]
    quiet_hours: tuple[str, ...]
    disclosures: tuple[str, ...]
    registers: tuple[str, ...]
    routes: tuple[str, ...]
    double_opt_in: str
    min_grade: str
    implied_expiry_days: int | None
    withdrawal_max_days: int | None
    weakest_source: str
    unreviewed: bool
    fail_closed: bool
    overridden: tuple[str, ...]
    table_hash: str


@dataclass(frozen=True, slots=True)
class ReceiptNotice:
    """The notice of a receipt, as it was shown: which version, its words, their SHA-256, and what it was answered with."""

    code: str
    number: int
    language: str
    text: str
    text_hash: str
    control: str


@dataclass(frozen=True, slots=True)
class ReceiptParty:
    """Who was given a permission: the sender, as a receipt names it (`country` ISO 3166-1)."""

    code: str
    name: str
    address: str
    email: str
    country: str


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One entry on a receipt: what was agreed to or refused, how, in which words, and until when (None: until it is withdrawn).

    `channel` and `purpose` None and `topic` '' mean "any", as in the record; `ledger_index` is the entry's place in the ledger,
    None where it has none yet; `senders` the codes of the parties it reaches.
    """

    record_id: int
    type: RecordType
    polarity: Polarity
    explicitness: Explicitness
    channel: Channel | None
    purpose: Purpose | None
    topic: str
    mechanism: Mechanism
    lawful_basis: LawfulBasis
    basis_reference: str
    actor: Actor
    control_initial: str
    control_final: str
    jurisdiction: str
    given_at: datetime
    valid_until: datetime | None
    senders: tuple[str, ...]
    notice: ReceiptNotice | None
    ledger_index: int | None


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """What a receipt says (fields of ISO/IEC TS 27560). `subject` is the person's pseudonym in the ledger, in hex, and no name.

    `stored_in` are the countries the data lies in, `withdrawal_url` where one takes it back. `checkpoint_size` and
    `checkpoint_root` (hex) name the newest checkpoint at the time; None and '' where there was none.
    """

    receipt_id: UUID
    issued_at: datetime
    language: str
    subject: str
    parties: tuple[ReceiptParty, ...]
    lines: tuple[ReceiptLine, ...]
    stored_in: tuple[str, ...]
    withdrawal_url: str
    checkpoint_size: int | None = None
    checkpoint_root: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt as it was issued: `jws` is the signed document (compact JWS, EdDSA), `record_ids` the entries it covers."""

    receipt_id: UUID
    customer_id: int
    language: str
    issued_at: datetime
    jws: str
    record_ids: tuple[int, ...]


class ReceiptVerdict(StrEnum):
    """What came of checking a receipt: ours and untouched; not as it was signed; signed with a key that is not ours; no receipt."""

    GENUINE = "genuine"
    CHANGED = "changed"
    OTHER_KEY = "other_key"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ReceiptCheck:
    """A checked receipt: the verdict, what it says where it is genuine, and the id of the key it names."""

    verdict: ReceiptVerdict
    content: ReceiptContent | None = None
    key_id: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A receipt reached its person: on which channel, by which message if any, when."""

    channel: Channel
    touch_id: UUID | None
    delivered_at: datetime


@dataclass(frozen=True, slots=True)
class LawEffect:
    """What another law changes on one channel in one country, in customers: a yes lost, one won, only another need."""

    channel: Channel
    country: str
    lost: int
    won: int
    other_need: int


@dataclass(frozen=True, slots=True)
class LawEffects:
    """Whose answer another law changes: of `asked` customers, `touched` get another answer or need on some channel."""

    asked: int
    touched: int
    effects: tuple[LawEffect, ...]


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


@dataclass(frozen=True, slots=True)
class NoticeReport:
    """A notice as it stands today: the form that shows it (None where none does), what it lacks, who signed it."""

    notice: Notice
    form: CaptureForm | None
    findings: tuple[Finding, ...]
    signatures: tuple[NoticeSignature, ...]
