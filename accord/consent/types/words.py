"""What records, rules and answers are made of: the closed sets of consent (PERMISSION 3.3)."""

from enum import IntEnum, StrEnum


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


class WayCode(StrEnum):
    """What to do towards a yes, where something lawful is left to do."""

    ASK = "ask"
    REMIND = "remind"
    CONFIRM = "confirm"
    RECONFIRM = "reconfirm"
    FIND_CONTACT_POINT = "find_contact_point"
    WAIT = "wait"


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
