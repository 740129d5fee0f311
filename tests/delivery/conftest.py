"""A stage for messages: people in Ohio and Paris, a mail that is approved, a channel that does what the test says."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest

from accord.catalogue.types import Channel
from accord.consent.actions import mint_permits
from accord.consent.queries import questions_for
from accord.consent.types import Ask, Permit
from accord.contact_policy.actions import reserve_contacts
from accord.contact_policy.queries import requests_for
from accord.contact_policy.types import Reservation
from accord.content.queries import get_version
from accord.customers.actions import import_customers
from accord.customers.queries import customers_by_id, find_customer
from accord.customers.types import ContactPointDraft, ContactPointKind, CustomerDraft, CustomerKind
from accord.delivery import ports
from accord.delivery.actions import queue_messages
from accord.delivery.types import ChannelDown, DeliveryResult, Inbound, MessageDraft, Outcome, Outgoing
from tests.cast import CARDIOLOGY, MORNING, Cast, raise_curtain


@dataclass
class Scripted:
    """A channel that answers as it is told: by address, 'sent' otherwise; it can go down or break off after some messages."""

    name: Channel = Channel.EMAIL
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    down_after: int | None = None
    breaks_after: int | None = None
    got: list[Outgoing] = field(default_factory=list)

    def deliver(self, messages: Sequence[Outgoing]) -> Iterable[DeliveryResult]:
        for number, message in enumerate(messages):
            if number == self.down_after:
                raise ChannelDown("email.server_unreachable", "No answer.", "Start it.")
            if number == self.breaks_after:
                raise RuntimeError("a fault in the adapter")
            self.got.append(message)
            yield DeliveryResult(message.touch_id, self.outcomes.get(message.address, Outcome.SENT), "250 2.0.0")

    def receive(self, body: bytes, headers: Mapping[str, str], *, now: datetime) -> Sequence[Inbound]:
        return ()


@pytest.fixture
def channel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Scripted]:
    scripted = Scripted()
    monkeypatch.setitem(ports._registry, Channel.EMAIL, scripted)
    return scripted


@pytest.fixture
def cast(db: None, tmp_path: Path) -> Cast:
    return raise_curtain(tmp_path)


@pytest.fixture
def crowd(cast: Cast, tmp_path: Path) -> list[int]:
    """Twelve internists in Ohio."""
    return make_crowd(12, tmp_path)


def make_crowd(count: int, folder: Path) -> list[int]:
    drafts = (
        CustomerDraft(
            key=f"p{number}",
            kind=CustomerKind.HCP,
            given_name="Pat",
            family_name=f"Person{number}",
            specialty=CARDIOLOGY,
            country="US",
            region="US-OH",
            language="en",
            time_zone="America/New_York",
            identifiers=(("crowd", f"p{number}"),),
            contact_points=(ContactPointDraft(ContactPointKind.EMAIL, f"p{number}@clinic.example"),),
        )
        for number in range(count)
    )
    import_customers(
        rows=enumerate(drafts, start=2), source="crowd", file_name="crowd.csv", rejects_path=folder / "no.csv", now=MORNING
    )
    return [find_customer(reference=f"crowd:p{number}") for number in range(count)]


Queue = Callable[..., list[UUID]]


@pytest.fixture
def queue(cast: Cast) -> Queue:
    """Queue the cast's mail (or visit) for people; the touch ids. Everyone asked for must be allowed."""

    def queue(people: Sequence[int], *, version_id: int | None = None, now: datetime = MORNING) -> list[UUID]:
        drafts = [
            draft_for(permit, place, version_id or cast.mail_id, now)
            for permit, place in permitted(cast, people, version_id or cast.mail_id, now)
        ]
        assert queue_messages(drafts=drafts, now=now) == len(people)
        return [draft.reservation.touch_id for draft in drafts]

    return queue


def permitted(cast: Cast, people: Sequence[int], version_id: int, now: datetime) -> list[tuple[Permit, Reservation]]:
    version = get_version(version_id=version_id)
    ask = Ask(version.channel, version.purpose, version.scopes, version.topic_code, version.sender_id)
    permits = mint_permits(questions=questions_for(customer_ids=people, asks=[ask], send_at=now, known_at=now), now=now)
    held = [permit for permit in permits if isinstance(permit, Permit)]
    assert len(held) == len(people), permits
    places = reserve_contacts(requests=requests_for(permits=held, planned_at=[now] * len(held)), now=now)
    reserved = [place for place in places if isinstance(place, Reservation)]
    assert len(reserved) == len(people), places
    return list(zip(held, reserved, strict=True))


def draft_for(permit: Permit, place: Reservation, version_id: int, now: datetime) -> MessageDraft:
    customer = customers_by_id(customer_ids=[permit.customer_id])[permit.customer_id]
    values = {"title": customer.title, "given_name": customer.given_name, "family_name": customer.family_name}
    return MessageDraft(permit, place, version_id, values, not_before=now, brand_code="lumira")
