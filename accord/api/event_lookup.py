"""What the events of a batch refer to, looked up once a batch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from accord.api.errors import Problem
from accord.api.event_shapes import EventIn
from accord.api.naming import sender_named
from accord.customers.queries import find_customer
from accord.kernel.errors import AccordError

AHEAD = timedelta(minutes=5)
_KEYS = UUID("9f4c1d0e-6b1c-5a5e-8a53-2d3c9f6f7a10")


def id_of(caller: str, key: str) -> UUID:
    """The id of a caller's event: the same for the same caller and key, whatever API key it uses (UUIDv5)."""
    return uuid5(_KEYS, f"{caller}\n{key}")


def key_of(event_id: UUID) -> str:
    """The idempotency key under which responses and ledger entries of an event are kept."""
    return f"api:{event_id.hex}"


@dataclass(slots=True)
class Lookup:
    """What events may refer to; each customer and sender is looked up once a batch."""

    caller: str
    now: datetime
    brands: set[str]
    topics: set[str]
    _customers: dict[str, int | AccordError] = field(default_factory=dict)
    _senders: dict[str, int | AccordError] = field(default_factory=dict)

    def customer(self, reference: str) -> int:
        """The id of a customer. Raises NotFound."""
        return _once(self._customers, reference, lambda: find_customer(reference=reference))

    def sender(self, code: str) -> int:
        """The id of a sender. Raises NotFound, AccordError `api.sender_missing`."""
        return _once(self._senders, code, lambda: sender_named(code).id)

    def id(self, key: str) -> UUID:
        """The id of this caller's event."""
        return id_of(self.caller, key)

    def check(self, event: EventIn, *, topic: str = "", brand: str = "") -> None:
        """Raises AccordError where the event lies ahead, or names a topic or brand that is not there."""
        if event.occurred_at > self.now + AHEAD:
            raise AccordError("events.ahead", f"{event.occurred_at.isoformat()} has not come yet.", "Check the clock and the zone.")
        for what, code, codes in (("topic", topic, self.topics), ("brand", brand, self.brands)):
            if code and code not in codes:
                raise AccordError(f"events.unknown_{what}", f"There is no {what} '{code}'.", "Use a code of the catalogue.")

    def reused_keys(self, events: Sequence[EventIn]) -> list[Problem]:
        """A key stands for one event; two events that differ may not share one."""
        first: dict[str, EventIn] = {}
        return [
            Problem(where=f"events.{index}", code="events.key_reused", message=f"The key '{event.key}' stands for another event.")
            for index, event in enumerate(events)
            if first.setdefault(event.key, event) != event
        ]


def _once(seen: dict[str, int | AccordError], name: str, find: Callable[[], int]) -> int:
    if name not in seen:
        try:
            seen[name] = find()
        except AccordError as error:
            seen[name] = error
    answer = seen[name]
    if isinstance(answer, AccordError):
        raise answer
    return answer
