"""The words of the content room."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from accord.catalogue.types import Channel, ContentScope, Label, Purpose


def material_of(piece_code: str, language: str, number: int) -> str:
    """The material id printed on every piece: code, language and version (DOMAIN 2.4, row 44)."""
    return f"{piece_code}-{language} v{number}"


class PieceState(StrEnum):
    """The life of a version (DOMAIN 3.5). Only `approved_for_distribution` may be sent."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED_WITH_CHANGES = "approved_with_changes"
    APPROVED_FOR_PRODUCTION = "approved_for_production"
    APPROVED_FOR_DISTRIBUTION = "approved_for_distribution"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class ReviewRole(StrEnum):
    """The three who must agree."""

    MEDICAL = "medical"
    LEGAL = "legal"
    REGULATORY = "regulatory"


class LetterKind(StrEnum):
    """The service letters of the house, each an answer to something the person did."""

    CONFIRM = "confirm"
    CONFIRM_REMINDER = "confirm_reminder"
    RECEIPT = "receipt"
    PREFERENCE_LINK = "preference_link"
    EXPORT_READY = "export_ready"
    ERASURE_DONE = "erasure_done"


class Slot(StrEnum):
    """What may stand between double braces: a closed list, so that no text can ask for a fact that nobody approved.

    The first six are facts of the recipient and may be missing; `about` is what a service letter is about; the addresses are made
    for each message (`action_url` is where the button of a service letter leads).
    """

    TITLE = "title"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    FULL_NAME = "full_name"
    CITY = "city"
    REP_NAME = "rep_name"
    ABOUT = "about"
    ACTION_URL = "action_url"
    UNSUBSCRIBE_URL = "unsubscribe_url"
    PREFERENCES_URL = "preferences_url"
    WHY_URL = "why_url"


class FixedSlot(StrEnum):
    """What is the same for every recipient: filled once, when a version is made."""

    SENDER_NAME = "sender_name"
    POSTAL_ADDRESS = "postal_address"
    BRAND_NAME = "brand_name"
    MATERIAL = "material"


class Verdict(StrEnum):
    """What a reviewer says."""

    APPROVE = "approve"
    APPROVE_WITH_CHANGES = "approve_with_changes"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class PieceVersion:
    """One version of a piece in one language, as it may be said.

    `audience` is the NUCC specialty codes it is for (empty = every professional). `start_on`-`end_on` is half-open.
    `disclosures` are the codes of permission-rules.md that the text carries. `scopes` is what the law sees in it.
    `body_html`, `body_text`, `subject` hold slots `{{name}}` listed in `slots`; `fallbacks` says what stands in a slot
    whose fact is missing. Talking points of a visit are `body_text`, one a line.
    """

    id: int
    piece_code: str
    number: int
    channel: Channel
    brand_code: str
    topic_code: str
    sender_id: int
    purpose: Purpose
    scopes: frozenset[ContentScope]
    label: Label
    countries: frozenset[str]
    language: str
    audience: frozenset[str]
    state: PieceState
    start_on: date
    end_on: date
    subject: str
    body_html: str
    body_text: str
    slots: tuple[str, ...]
    disclosures: frozenset[str]
    title: str
    fallbacks: Mapping[str, str] = field(default_factory=dict)

    @property
    def material(self) -> str:
        """The id printed on it."""
        return material_of(self.piece_code, self.language, self.number)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A version with the recipient's facts in its slots. For talking points `html` is '' and `text` the points."""

    version_id: int
    subject: str
    html: str
    text: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of a mail, to be set in the house's own layout. Plain text everywhere; slots are welcome.

    `kicker` is the small line above the heading (a brand, a series); `points` are set as a list; `closing` ends the mail;
    `fine_print` holds references and prescribing information. `button_url` must be a full address, or a slot for one.
    A `service` letter has no way out, since it answers what the person asked; `shows_choices`: its foot leads to their choices.
    """

    language: str
    heading: str
    paragraphs: tuple[str, ...]
    greeting: str = ""
    preheader: str = ""
    kicker: str = ""
    points: tuple[str, ...] = ()
    button_text: str = ""
    button_url: str = ""
    closing: str = ""
    fine_print: tuple[str, ...] = ()
    professionals_only: bool = True
    service: bool = False
    shows_choices: bool = True


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """What one reviewer said of a version, in which round."""

    role: ReviewRole
    reviewer_id: int
    verdict: Verdict
    comment: str
    review_round: int
    given_at: datetime


@dataclass(frozen=True, slots=True)
class StateChange:
    """A step in the life of a version; `actor_id` is None where the house itself acted (a version expired)."""

    from_state: PieceState
    to_state: PieceState
    actor_id: int | None
    reason: str
    changed_at: datetime
