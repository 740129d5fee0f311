"""The words of rights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from accord.catalogue.types import Fact, Label, Purpose
from accord.consent.types import LawfulBasis
from accord.kernel.personal_data import ErasedPart, HeldFile
from accord.kernel.viewer import Role


class RequestKind(StrEnum):
    """What a person may ask for (GDPR Arts 15-18, 20, 21)."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"


class RequestState(StrEnum):
    """How far a request has come; `extended` is still open, with a later day."""

    RECEIVED = "received"
    IDENTITY_CHECKED = "identity_checked"
    EXTENDED = "extended"
    DONE = "done"
    REFUSED = "refused"


class Origin(StrEnum):
    """How a request reached us."""

    PREFERENCE_CENTRE = "preference_centre"
    MAIL = "mail"
    LETTER = "letter"
    PHONE = "phone"
    IN_PERSON = "in_person"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class RequestStep:
    """One step of a request: where it went, by whom ('' = the person, or the house itself), when, and why in words."""

    state: RequestState
    by: str
    taken_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class RightsRequest:
    """What a person asked of us. `due_at` is the last moment of Art. 12(3) GDPR; `steps` are oldest first, the last one counts."""

    id: int
    customer_id: int
    kind: RequestKind
    origin: Origin
    received_at: datetime
    due_at: datetime
    steps: tuple[RequestStep, ...] = ()

    @property
    def state(self) -> RequestState:
        """Where it stands."""
        return self.steps[-1].state if self.steps else RequestState.RECEIVED

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to act."""
        return self.state not in (RequestState.DONE, RequestState.REFUSED)

    def days_left(self, now: datetime) -> int:
        """Whole days until it is due; negative once it is late."""
        return (self.due_at - now).days


@dataclass(frozen=True, slots=True)
class Export:
    """A copy of everything held of a person, in the person's language.

    `data` is plain JSON; `files` what belongs to it (evidence); `pdf` the same for reading, empty where it could not be set, and
    then `pdf_trouble` says why in one sentence; `proofs` what `verify_accord.py` checks offline.
    """

    customer_id: int
    language: str
    made_at: datetime
    data: Mapping[str, Any]
    files: Sequence[HeldFile] = ()
    pdf: bytes = b""
    pdf_trouble: str = ""
    proofs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A place outside the tables that was looked through: what was found and done, and what somebody must still do there."""

    place: str
    done: str
    left: str = ""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What an erasure did, table by table and place by place, signed; it names nobody.

    `content` is the signed JSON, `signature` Ed25519 over its canonical form, `text` the same for people.
    """

    id: int
    customer_id: int
    erased_at: datetime
    reason: str
    by: str
    tables: tuple[ErasedPart, ...]
    places: tuple[Place, ...]
    text: str
    content: Mapping[str, Any] = field(default_factory=dict)
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Replay:
    """What re-applying the list of erasures did: how many it holds, who was erased again, whose papers were not in order."""

    known: int
    erased_again: tuple[int, ...]
    unreadable: tuple[str, ...]
    places: tuple[Place, ...]


class Retention(StrEnum):
    """How long what is held for a purpose is kept (PERMISSION 3.10)."""

    WHILE_USED = "while_used"
    CONTRACT = "contract"
    LEGAL_DUTY = "legal_duty"
    THIRTEEN_MONTHS = "thirteen_months"


class Measure(StrEnum):
    """What protects people: each is something the house does by itself, not a promise."""

    PERMIT = "permit"
    CAPS = "caps"
    VAULT = "vault"
    LEDGER = "ledger"
    ROLES = "roles"
    WALL = "wall"
    LOOKS = "looks"
    RIGHTS = "rights"
    EXPLAINED = "explained"
    DECLARED_APART = "declared_apart"
    PATIENT_SCREEN = "patient_screen"


class RiskCode(StrEnum):
    """What could go wrong for a person."""

    UNWANTED_CONTACT = "unwanted_contact"
    HIDDEN_PROFILE = "hidden_profile"
    WRONG_EYES = "wrong_eyes"
    PATIENT_DATA = "patient_data"
    REWRITTEN_PAST = "rewritten_past"
    LEAK = "leak"
    KEPT_TOO_LONG = "kept_too_long"
    PRESSURE = "pressure"


@dataclass(frozen=True, slots=True)
class ProcessingActivity:
    """One line of the register of processing (GDPR Art. 30): what is done for one purpose.

    `facts` are what a condition for it may ask; `own_consent`: it needs a permission of its own; `roles` may work for it.
    """

    purpose: Purpose
    side: Label
    bases: tuple[LawfulBasis, ...]
    sensitive: bool
    own_consent: bool
    profiling: bool
    facts: tuple[Fact, ...]
    roles: tuple[Role, ...]
    retention: Retention
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """The register of processing as it stands: who is responsible, who receives data, how many persons are in it."""

    made_at: datetime
    controllers: tuple[str, ...]
    recipients: tuple[str, ...]
    persons: int
    countries: tuple[tuple[str, int], ...]
    activities: tuple[ProcessingActivity, ...]


@dataclass(frozen=True, slots=True)
class Risk:
    """Something that could go wrong for a person: how likely and how grave (1-3), what is done, what is left (1-3)."""

    code: RiskCode
    likelihood: int
    severity: int
    measures: tuple[Measure, ...]
    residual: int


class OpenPoint(StrEnum):
    """What the installation itself still leaves open."""

    NO_SECOND_FACTOR = "no_second_factor"
    NO_WITNESS = "no_witness"
    TEXTS_SET_ASIDE = "texts_set_aside"
    REQUESTS_LATE = "requests_late"
    RULES_UNREAD = "rules_unread"
    NOT_HTTPS = "not_https"


@dataclass(frozen=True, slots=True)
class ImpactAssessment:
    """The parts of an impact assessment (GDPR Art. 35) that a machine can write: the rest is a person's to judge and to sign.

    `open_points` are (what, how many), found in this installation now.
    """

    register: Register
    risks: tuple[Risk, ...]
    open_points: tuple[tuple[OpenPoint, int], ...]
