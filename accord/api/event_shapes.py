"""What other systems may tell us, as JSON: touches, responses, consents."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import AwareDatetime, ConfigDict, Field

from accord.catalogue.types import Channel, Purpose
from accord.consent.types import Actor, Explicitness, LawfulBasis, Mechanism, Polarity, RecordType
from accord.interactions.types import Author, ResponseKind

MOST_EVENTS = 1_000

Key = Annotated[str, Field(min_length=1, max_length=100, description="The event's own id at the caller; a repeat changes nothing.")]
Reference = Annotated[str, Field(min_length=1, max_length=100, description="Our id, or `scheme:value` such as `npi:1003000142`.")]
Code = Annotated[str, Field(max_length=64, pattern=r"^[a-z0-9._-]*$")]


class EventIn(Schema):
    """What every event says: which, of whom, when (with its zone)."""

    model_config = ConfigDict(extra="forbid")

    key: Key
    customer: Reference
    occurred_at: AwareDatetime


class TouchIn(EventIn):
    """A contact that another system made; it counts under every cap, even where it breaks one."""

    type: Literal["touch"]
    channel: Channel
    purpose: Purpose = Purpose.MARKETING
    brand: Code = ""
    topic: Code = ""
    sender: Code = ""


class ResponseIn(EventIn):
    """An answer. `answers` is the key of a touch you told us of, or the touch_id of one of ours.

    Unsubscribed and complained end marketing on that channel at once, unless a machine did it.
    """

    type: Literal["response"]
    channel: Channel
    kind: ResponseKind
    author: Author = Author.HUMAN
    answers: Annotated[str, Field(max_length=100)] = ""
    detail: Code = ""


class ConsentIn(EventIn):
    """A person's yes or no, as it was captured elsewhere. Without a channel or purpose an opt-out reaches all of them."""

    type: Literal["consent"]
    happened: RecordType
    polarity: Polarity
    explicitness: Explicitness
    mechanism: Mechanism
    actor: Actor
    channel: Channel | None = None
    purpose: Purpose | None = None
    topic: Code = ""
    sender: Code = ""
    route: Annotated[str, Field(max_length=32)] = ""
    lawful_basis: LawfulBasis = LawfulBasis.CONSENT
    confirmed: bool = False
    language: Annotated[str, Field(max_length=16)] = ""
    valid_to: AwareDatetime | None = None
    evidence: Annotated[str, Field(max_length=4_000, description="Words or wording on record; goes to the vault.")] = ""


AnyEvent = Annotated[TouchIn | ResponseIn | ConsentIn, Field(discriminator="type")]


class EventsIn(Schema):
    """A batch: taken whole or not at all."""

    model_config = ConfigDict(extra="forbid")

    events: Annotated[list[AnyEvent], Field(min_length=1, max_length=MOST_EVENTS)]


class EventResult(Schema):
    """What became of one event. `id` is the touch_id of a touch, the ledger entry of a consent; null for a response."""

    index: int
    key: str
    type: str
    id: str | None


class EventsOut(Schema):
    """`accepted` counts all; `new_touches` and `new_responses` those that we did not know yet."""

    accepted: int
    new_touches: int
    new_responses: int
    results: list[EventResult]
