"""What the past's contacts rest on: a permit for everybody who may be told of the medicine for their speciality."""

from datetime import datetime
from typing import TypeAlias

import numpy as np

from accord.catalogue.types import ContentScope, Purpose
from accord.consent.actions import mint_permits
from accord.consent.queries import questions_for
from accord.consent.types import Ask, Permit
from accord.simulator.brands import BRANDS, SPECIALTIES
from accord.simulator.types import CHANNELS, Numbers, Population

Permits: TypeAlias = dict[tuple[int, int], Permit]
SCOPES = frozenset({ContentScope.MARKETING, ContentScope.RX_PROMOTION})


def permits_for(population: Population, *, customer_ids: Numbers, sender_id: int, now: datetime) -> Permits:
    """A permit by (person, channel) for every yes of today's ledger."""
    brand = brand_of_specialty()[population.specialty]
    person_of = {int(customer_id): person for person, customer_id in enumerate(customer_ids) if customer_id >= 0}
    permits: Permits = {}
    for number, idea in enumerate(BRANDS):
        ids = customer_ids[(brand == number) & (customer_ids >= 0)].tolist()
        asks = [Ask(channel, Purpose.RX_PROMOTION, SCOPES, f"{idea.code}.evidence", sender_id) for channel in CHANNELS]
        questions = questions_for(customer_ids=ids, asks=asks, send_at=now, known_at=now)
        for answer in mint_permits(questions=questions, now=now):
            if isinstance(answer, Permit):
                permits[person_of[answer.customer_id], CHANNELS.index(answer.channel)] = answer
    return permits


def brand_of_specialty() -> Numbers:
    """The first brand for each speciality, -1 where none is for it."""
    return np.array(
        [next((i for i, brand in enumerate(BRANDS) if code in brand.specialties), -1) for code in SPECIALTIES], np.int64
    )
