"""The words of the content room."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accord.catalogue.types import Channel, ContentScope, Label, Purpose


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
    `body_html`, `body_text`, `subject` hold slots `{{name}}` listed in `slots`.
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


@dataclass(frozen=True, slots=True)
class Rendered:
    """A version with the recipient's facts in its slots. For talking points `html` is '' and `text` the points."""

    version_id: int
    subject: str
    html: str
    text: str
    values: Mapping[str, str]
