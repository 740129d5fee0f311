"""The words of the customers room."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from accord.catalogue.types import Label, Purpose

_HAN = re.compile(r"[㐀-鿿]")


class CustomerKind(StrEnum):
    """A health-care professional or a health-care organisation."""

    HCP = "hcp"
    HCO = "hco"


class CustomerStatus(StrEnum):
    """Closed: deceased, retired or shut; never contacted again."""

    ACTIVE = "active"
    CLOSED = "closed"


class ContactPointKind(StrEnum):
    """What a contact point is; a phone number serves phone, SMS and chat."""

    EMAIL = "email"
    PHONE = "phone"
    POST = "post"


class ContactPointUse(StrEnum):
    """Whose contact point it is."""

    WORK = "work"
    PRIVATE = "private"
    SHARED = "shared"


class ContactPointStatus(StrEnum):
    """How far we may trust it; bounced, reassigned and retired ones are not used."""

    UNVERIFIED = "unverified"
    VERIFIED = "verified"
    BOUNCED = "bounced"
    REASSIGNED = "reassigned"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Customer:
    """An HCP or HCO as it stands now.

    `specialty` is a NUCC taxonomy code or ''; `country` ISO 3166-1 alpha-2; `region` ISO 3166-2 ('US-FL') or '';
    `language` BCP 47; `time_zone` an IANA name; `potential` the company's own score, 0 to 100, or None.
    `sources` names the source of each attribute; the key '*' stands for all not named.
    """

    id: int
    kind: CustomerKind
    status: CustomerStatus
    given_name: str
    family_name: str
    organisation_name: str
    title: str
    specialty: str
    country: str
    region: str
    postal_code: str
    city: str
    language: str
    time_zone: str
    potential: float | None
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name to show; in Chinese the family name comes first and nothing stands between."""
        if _HAN.search(self.family_name):
            return f"{self.family_name}{self.given_name}"
        return self.organisation_name or f"{self.given_name} {self.family_name}".strip()

    @property
    def jurisdiction(self) -> str:
        """The nearest jurisdiction of the practice address: its region, else its country."""
        return self.region or self.country


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """One e-mail address, number or postal place of a customer. `value` is normalised (E.164, lower-case domain)."""

    id: int
    customer_id: int
    kind: ContactPointKind
    value: str
    use: ContactPointUse
    status: ContactPointStatus
    lookup_hash: bytes


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a customer, or of one of its contact points, said `value` until a moment; field 'added': it was not there."""

    id: int
    customer_id: int
    contact_point_id: int | None
    field: str
    value: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Affiliation:
    """An HCP works at an HCO, in a role, from - to (half-open)."""

    hcp_id: int
    hco_id: int
    role: str
    start_on: date | None
    end_on: date | None


@dataclass(frozen=True, slots=True)
class ContactPointDraft:
    """A contact point as a source gives it, already normalised."""

    kind: ContactPointKind
    value: str
    use: ContactPointUse = ContactPointUse.WORK


@dataclass(frozen=True, slots=True)
class CustomerDraft:
    """One row of a source, normalised and valid; `key` is the source's own id of it, unique within the source.

    An empty attribute is not given: it never overwrites what is known. Without a `kind` the row can only speak of
    a customer that is already known (a register that closes an entry leaves nothing but its number). `row` is the
    row as the source wrote it, kept for the rejects file.
    """

    key: str
    kind: CustomerKind | None
    given_name: str = ""
    family_name: str = ""
    organisation_name: str = ""
    title: str = ""
    specialty: str = ""
    country: str = ""
    region: str = ""
    postal_code: str = ""
    city: str = ""
    language: str = ""
    time_zone: str = ""
    potential: float | None = None
    status: CustomerStatus = CustomerStatus.ACTIVE
    identifiers: tuple[tuple[str, str], ...] = ()
    contact_points: tuple[ContactPointDraft, ...] = ()
    affiliated_with: str = ""
    row: tuple[str, ...] = field(default=(), compare=False, repr=False)


class InvalidValue(ValueError):
    """A text of a source that cannot be what it claims to be: a stable code and the reason in words."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that could not be taken: its line (1-based, the header is line 1), a stable code, the reason in words, the row."""

    line: int
    code: str
    reason: str
    row: tuple[str, ...] = field(default=(), repr=False)


class SetAsideVerdict(StrEnum):
    """What became of a text that seemed to speak of a patient: harmless, or taken out for good."""

    HARMLESS = "harmless"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class SetAsideText:
    """A text that waits to be read because it seems to speak of a patient; `signs` say why, `customer_id` who wrote or is meant."""

    id: int
    customer_id: int
    signs: tuple[str, ...]
    found_at: datetime


@dataclass(frozen=True, slots=True)
class SetAsideDecision:
    """What somebody decided on a text that was set aside."""

    id: int
    verdict: SetAsideVerdict
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: read = created + updated + unchanged + rejected."""

    run_id: int
    source: str
    read: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    rejects_file: str | None
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Declarable:
    """A question that a person may answer about themselves: its closed answers, why it is asked, and its side of the medical wall.

    `words` names it in conditions; `several`: more than one answer may stand at a time.
    """

    name: str
    words: str
    choices: tuple[str, ...]
    label: Label
    purpose: Purpose
    several: bool = False


@dataclass(frozen=True, slots=True)
class DeclaredFact:
    """Something a person told us of themselves.

    `origin` says where ('preferences', 'rep'), `last_used_at` when a condition last read it.
    """

    id: int
    customer_id: int
    name: str
    value: str
    origin: str
    declared_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something we hold came from, and when it was added (None: before dates were kept)."""

    source: str
    added_at: datetime | None
