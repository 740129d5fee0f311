"""What the door needs to know, looked up again for a whole batch: a constant number of queries, whatever its size."""

import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID

from accord.catalogue.types import Channel
from accord.consent.actions import mint_permits
from accord.consent.queries import preferences_for
from accord.consent.types import Permission, Permit, Preference
from accord.contact_policy.queries import refusals_for, requests_for
from accord.contact_policy.types import PolicyRefusal
from accord.content.queries import get_versions
from accord.content.types import PieceVersion
from accord.customers.queries import contact_points_for, customers_by_id
from accord.customers.types import ContactPoint, Customer
from accord.delivery.models import Message
from accord.delivery.rules.asking import question_for
from accord.delivery.types import DoorFacts

ADDRESSED = frozenset({Channel.EMAIL, Channel.SMS, Channel.CHAT_APP, Channel.POST, Channel.PHONE})

log = logging.getLogger(__name__)


class Batch:
    """Leased messages with their people, addresses and versions, and what the door must know of each."""

    def __init__(self, messages: Sequence[Message], *, now: datetime) -> None:
        """Look everything up. A look-up that fails leaves every message of the batch without facts: the door stays shut."""
        self.messages = messages
        self.customers: dict[int, Customer] = {}
        self.points: dict[int, ContactPoint] = {}
        self.versions: dict[int, PieceVersion] = {}
        self.facts: dict[UUID, DoorFacts] = {}
        try:
            self._look_up(now)
        except Exception:
            log.exception("The door could not look up a batch of %s messages; none of them is sent.", len(messages))
            self.facts = {}

    def address_of(self, message: Message) -> str:
        """Where it goes; '' on channels without addresses."""
        return self.points[message.contact_point_id].value if message.contact_point_id is not None else ""

    def _look_up(self, now: datetime) -> None:
        people = sorted({message.customer_id for message in self.messages})
        self.customers = customers_by_id(customer_ids=people)
        points = contact_points_for(customer_ids=people)
        self.points = {point.id: point for held in points.values() for point in held}
        self.versions = get_versions(version_ids={message.version_id for message in self.messages})
        known = [message for message in self.messages if self._is_known(message)]
        wishes = preferences_for(customer_ids=people)
        questions = [question_for(message, self.customers[message.customer_id], at=now) for message in known]
        answers = mint_permits(questions=questions, now=now, customers=self.customers, points=points)
        refusals = self._policy(known, answers, wishes, now)
        today = now.astimezone(UTC).date()
        for message, answer in zip(known, answers, strict=True):
            customer, wish = self.customers[message.customer_id], wishes.get(message.customer_id)
            self.facts[message.touch_id] = DoorFacts(
                permission=answer,
                policy=refusals.get(message.touch_id),
                version=self.versions[message.version_id],
                country=customer.country,
                language=customer.language,
                wished_language=wish.language if wish else "",
                specialty=customer.specialty,
                on=today,
                reachable=bool(self.address_of(message)) or message.channel not in ADDRESSED,
            )

    def _is_known(self, message: Message) -> bool:
        return (
            message.customer_id in self.customers
            and message.version_id in self.versions
            and (message.contact_point_id is None or message.contact_point_id in self.points)
        )

    def _policy(
        self,
        messages: Sequence[Message],
        answers: Sequence[Permit | Permission],
        wishes: Mapping[int, Preference],
        now: datetime,
    ) -> dict[UUID, PolicyRefusal | None]:
        """What contact policy says of those that permission lets pass."""
        permits = {row.touch_id: permit for row, permit in zip(messages, answers, strict=True) if isinstance(permit, Permit)}
        moments = [now] * len(permits)
        requests = requests_for(permits=list(permits.values()), planned_at=moments, customers=self.customers, preferences=wishes)
        return dict(zip(permits, refusals_for(requests=requests, now=now, touch_ids=list(permits)), strict=True))
