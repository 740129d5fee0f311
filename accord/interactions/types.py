"""The words of interactions."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from accord.catalogue.types import Channel, Purpose


class ResponseKind(StrEnum):
    """What came back. Receipts of machines (delivered, bounced) and acts of people in one list."""

    DELIVERED = "delivered"
    BOUNCED = "bounced"
    OPENED = "opened"
    CLICKED = "clicked"
    REPLIED = "replied"
    VISITED = "visited"
    INTERESTED = "interested"
    DECLINED = "declined"
    REQUESTED = "requested"
    UNSUBSCRIBED = "unsubscribed"
    COMPLAINED = "complained"


RECEIPTS = frozenset({ResponseKind.DELIVERED, ResponseKind.BOUNCED, ResponseKind.VISITED})
"""What a channel or a rep reports of the contact itself; not yet an answer of the person."""


class Author(StrEnum):
    """Who made a response: a person, a machine (scanner, prefetch), or we cannot tell."""

    HUMAN = "human"
    MACHINE = "machine"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Touch:
    """A contact that did happen, with the permission it rests on.

    `record_ids` and `rule_ids` are the ledger entries and rules of its permit, `table_hash` the rule table it was judged by;
    empty for a touch that another system or a rep reported late. `unreviewed`: one of the rules nobody had read against its source.
    """

    touch_id: UUID
    customer_id: int
    channel: Channel
    purpose: Purpose
    brand_code: str
    topic: str
    sender_id: int
    occurred_at: datetime
    recorded_at: datetime
    rep_id: int | None = None
    version_id: int | None = None
    contact_point_id: int | None = None
    record_ids: tuple[int, ...] = ()
    rule_ids: tuple[str, ...] = ()
    table_hash: str = ""
    reported_by: str = ""
    unreviewed: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, on whatever channel it came; `touch_id` is None where nothing says what it answers.

    `key` makes a repeat harmless (idempotency); `detail` is a short code (a dismissal reason, a link name), never free text.
    """

    customer_id: int
    channel: Channel
    kind: ResponseKind
    author: Author
    occurred_at: datetime
    recorded_at: datetime
    key: str
    touch_id: UUID | None = None
    detail: str = ""
    vault_text_id: int | None = None
