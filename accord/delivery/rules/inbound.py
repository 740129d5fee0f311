"""What each kind of thing that comes in means."""

from dataclasses import dataclass

from accord.delivery.types import InboundKind
from accord.interactions.types import Author, ResponseKind


@dataclass(frozen=True, slots=True)
class Meaning:
    """How it is recorded, and what follows from it."""

    response: ResponseKind
    author: Author
    detail: str = ""
    keeps_text: bool = False
    address_is_dead: bool = False
    ends_contact: bool = False


INBOUND = {
    InboundKind.REPLY: Meaning(ResponseKind.REPLIED, Author.HUMAN, keeps_text=True),
    InboundKind.AUTO_REPLY: Meaning(ResponseKind.REPLIED, Author.MACHINE, "auto_reply"),
    InboundKind.DELIVERED: Meaning(ResponseKind.DELIVERED, Author.MACHINE),
    InboundKind.BOUNCED_HARD: Meaning(ResponseKind.BOUNCED, Author.MACHINE, "hard", address_is_dead=True),
    InboundKind.BOUNCED_SOFT: Meaning(ResponseKind.BOUNCED, Author.MACHINE, "soft"),
    InboundKind.COMPLAINT: Meaning(ResponseKind.COMPLAINED, Author.HUMAN, ends_contact=True),
}
