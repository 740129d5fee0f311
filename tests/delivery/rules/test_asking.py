from dataclasses import dataclass
from datetime import UTC, datetime

from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.types import RecipientKind
from accord.customers.types import Customer, CustomerKind, CustomerStatus
from accord.delivery.rules.asking import question_for

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)


@dataclass
class Row:
    channel: str = "email"
    purpose: str = "rx_promotion"
    scopes: str = "marketing rx_promotion"
    topic: str = "lumira.dosing"
    sender_id: int = 7
    contact_point_id: int | None = 9


def test_the_question_is_that_of_the_queued_message_at_the_moment_of_sending() -> None:
    customer = Customer(
        3, CustomerKind.HCO, CustomerStatus.ACTIVE, "", "", "Clinic", "", "", "US", "US-OH", "", "", "en", "America/New_York", None
    )
    question = question_for(Row(), customer, at=NOW)
    assert (question.customer_id, question.kind, question.jurisdiction) == (3, RecipientKind.ORGANISATION, "US-OH")
    assert (question.channel, question.purpose) == (Channel.EMAIL, Purpose.RX_PROMOTION)
    assert question.scopes == {ContentScope.MARKETING, ContentScope.RX_PROMOTION}
    assert (question.topic, question.sender_id, question.contact_point_id) == ("lumira.dosing", 7, 9)
    assert question.send_at == question.known_at == NOW
