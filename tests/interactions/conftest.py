"""Two people, one sender, and touches to make."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest

from accord.catalogue.actions import create_sender
from accord.catalogue.types import Channel, Purpose
from accord.customers.models import Customer
from accord.interactions.types import Author, Response, ResponseKind, Touch

NOW = datetime(2026, 3, 10, 8, tzinfo=UTC)


@dataclass(frozen=True)
class People:
    """Ada has a history, Bao has none."""

    ada: int
    bao: int
    sender: int


@pytest.fixture
def people(db: None) -> People:
    sender = create_sender(
        code="nova",
        name="Nova",
        country="US",
        postal_address="1 Main St",
        from_email="hello@nova.example",
        reply_domain="nova.example",
    )
    blank = dict.fromkeys(("organisation_name", "title", "specialty", "region", "postal_code", "city", "time_zone"), "")
    ada, bao = (
        Customer.objects.create(
            kind="hcp", status="active", given_name=name, family_name="Lee", country="US", language="en", sources={}, **blank
        ).id
        for name in ("Ada", "Bao")
    )
    return People(ada, bao, sender.id)


@pytest.fixture
def touch(people: People) -> Callable[..., Touch]:
    def make(number: int, moment: datetime, channel: Channel = Channel.EMAIL, topic: str = "lumira.dosing") -> Touch:
        return Touch(
            touch_id=UUID(int=number),
            customer_id=people.ada,
            channel=channel,
            purpose=Purpose.MARKETING,
            brand_code="lumira",
            topic=topic,
            sender_id=people.sender,
            occurred_at=moment,
            recorded_at=moment,
            record_ids=(3, 4),
            rule_ids=("US.x",),
        )

    return make


@pytest.fixture
def answer(people: People) -> Callable[..., Response]:
    def make(
        key: str, moment: datetime, kind: ResponseKind = ResponseKind.CLICKED, author: Author = Author.HUMAN, to: int | None = None
    ) -> Response:
        return Response(
            customer_id=people.ada,
            channel=Channel.EMAIL,
            kind=kind,
            author=author,
            occurred_at=moment,
            recorded_at=moment,
            key=key,
            touch_id=None if to is None else UUID(int=to),
        )

    return make
