"""What some people wish: fewer contacts, another channel, a pause, other topics."""

from datetime import datetime, timedelta

import numpy as np
from django.db import transaction

from accord.catalogue.types import Channel
from accord.consent.actions import set_preference
from accord.consent.queries import preferences_for
from accord.consent.types import Preference
from accord.simulator.types import Numbers, Population

SHARE, MOST = 0.06, 2_000


@transaction.atomic
def record_wishes(population: Population, *, customer_ids: Numbers, now: datetime) -> int:
    """A stated preference for some, MOST of them where the market is large. Safe to repeat. How many there are."""
    chance = np.random.default_rng((population.seed, 4))
    people = np.flatnonzero((chance.random(len(population)) < SHARE) & (customer_ids >= 0))[:MOST]
    kinds = chance.choice(5, len(people), p=(0.4, 0.2, 0.15, 0.1, 0.15))
    stated = preferences_for(customer_ids=customer_ids[people].tolist())
    for person, kind in zip(people.tolist(), kinds.tolist(), strict=True):
        if int(customer_ids[person]) in stated:
            continue
        set_preference(preference=_wish(kind, int(customer_ids[person]), now), now=now)
    return len(people)


def _wish(kind: int, customer_id: int, now: datetime) -> Preference:
    return (
        Preference(customer_id, contacts_per_month=2),
        Preference(customer_id, channels_off=frozenset({Channel.VISIT}), favoured_channel=Channel.EMAIL),
        Preference(customer_id, channels_off=frozenset({Channel.EMAIL}), favoured_channel=Channel.VISIT),
        Preference(customer_id, pause_until=now + timedelta(days=45)),
        Preference(customer_id, contacts_per_month=4, per_channel=((Channel.EMAIL, 2),)),
    )[kind]
