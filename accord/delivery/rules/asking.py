"""What a message asks permission for."""

from datetime import datetime
from functools import lru_cache

from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.rules.questions import question_of
from accord.consent.types import Ask, Question
from accord.customers.types import Customer
from accord.delivery.types import Bearing


def question_for(bearing: Bearing, customer: Customer, *, at: datetime) -> Question:
    """May this message reach this customer at this moment, by all that is known then?"""
    ask = _ask(bearing.channel, bearing.purpose, bearing.scopes, bearing.topic, bearing.sender_id)
    return question_of(customer, ask, send_at=at, known_at=at, contact_point_id=bearing.contact_point_id)


@lru_cache(maxsize=1024)
def _ask(channel: str, purpose: str, scopes: str, topic: str, sender_id: int) -> Ask:
    """Thousands of messages bear the same."""
    return Ask(Channel(channel), Purpose(purpose), frozenset(map(ContentScope, scopes.split())), topic, sender_id)
