"""From a customer and an ask to the question that the rules answer."""

from datetime import datetime

from accord.consent.types import Ask, Question, RecipientKind
from accord.customers.types import Customer, CustomerKind

RECIPIENT: dict[CustomerKind, RecipientKind] = {
    CustomerKind.HCP: RecipientKind.INDIVIDUAL_PROFESSIONAL,
    CustomerKind.HCO: RecipientKind.ORGANISATION,
}


def question_of(
    customer: Customer, ask: Ask, *, send_at: datetime, known_at: datetime, contact_point_id: int | None = None
) -> Question:
    """The ask, put to one customer under the law of the practice address."""
    return Question(
        customer_id=customer.id,
        kind=RECIPIENT[customer.kind],
        jurisdiction=customer.jurisdiction,
        channel=ask.channel,
        purpose=ask.purpose,
        scopes=ask.scopes,
        topic=ask.topic,
        sender_id=ask.sender_id,
        contact_point_id=contact_point_id,
        send_at=send_at,
        known_at=known_at,
        invited_by=ask.invited_by,
    )
