"""The question of permission behind an action: may this version be said to this customer, on its channel?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.queries import questions_for
from accord.consent.types import Ask, Question
from accord.content.types import PieceVersion

CHANNELS = (Channel.EMAIL, Channel.VISIT)
"""The channels a plan speaks on."""


def ask_of(version: PieceVersion) -> Ask:
    """The part of the question that does not depend on the customer."""
    return Ask(version.channel, version.purpose, version.scopes, version.topic_code, version.sender_id)


def asks_of(versions: Sequence[PieceVersion], *, sender_id: int) -> list[Ask]:
    """The distinct questions that these versions raise, in a stable order.

    A channel without a version is asked for plain marketing by `sender_id`, so that a plan always tells who could be reached.
    """
    asks = list(dict.fromkeys(ask_of(version) for version in versions))
    spoken = {ask.channel for ask in asks}
    plain = frozenset({ContentScope.MARKETING})
    return asks + [Ask(channel, Purpose.MARKETING, plain, "", sender_id) for channel in CHANNELS if channel not in spoken]


def questions_of(contacts: Sequence[tuple[int, PieceVersion, datetime]], *, known_at: datetime) -> list[Question]:
    """The question behind each contact (customer id, version, moment of sending), in order. One query for all.

    The customers must exist (KeyError otherwise).
    """
    if not contacts:
        return []
    people = sorted({customer_id for customer_id, _, _ in contacts})
    _, version, moment = contacts[0]
    asked = questions_for(customer_ids=people, asks=[ask_of(version)], send_at=moment, known_at=known_at)
    of_person = {question.customer_id: question for question in asked}
    return [_put(of_person[customer_id], ask_of(version), send_at) for customer_id, version, send_at in contacts]


def _put(question: Question, ask: Ask, send_at: datetime) -> Question:
    return replace(
        question,
        channel=ask.channel,
        purpose=ask.purpose,
        scopes=ask.scopes,
        topic=ask.topic,
        sender_id=ask.sender_id,
        send_at=send_at,
    )
