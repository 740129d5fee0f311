"""What a message asks permission for."""

from datetime import datetime

from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.rules.questions import question_of
from accord.consent.types import Ask, Question
from accord.customers.types import Customer
from accord.delivery.types import Bearing


def question_for(bearing: Bearing, customer: Customer, *, at: datetime) -> Question:
    """May this message reach this customer at this moment, by all that is known then?"""
    ask = Ask(
        channel=Channel(bearing.channel),
        purpose=Purpose(bearing.purpose),
        scopes=frozenset(map(ContentScope, bearing.scopes.split())),
        topic=bearing.topic,
        sender_id=bearing.sender_id,
    )
    return question_of(customer, ask, send_at=at, known_at=at, contact_point_id=bearing.contact_point_id)
