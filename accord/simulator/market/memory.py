"""How rested or tired everybody wakes up, from the contacts on record."""

from datetime import date, datetime

import numpy as np

from accord.columnar.snapshots import take_snapshot
from accord.simulator.drivers.arrays import Minds
from accord.simulator.kernels import MEMORY_DAYS
from accord.simulator.types import Numbers, Population

_CONTACTS = """
SELECT customer_id, date_diff('day', CAST(occurred_at AS DATE), CAST($day AS DATE)) AS days
FROM touches WHERE CAST(occurred_at AS DATE) < CAST($day AS DATE)
"""


def minds_on(population: Population, *, customer_ids: Numbers, day: date, now: datetime) -> Minds:
    """The people on the morning of `day` (UTC)."""
    contacts = take_snapshot(now=now).numpy(_CONTACTS, day=day.isoformat())
    person_of = {int(customer_id): person for person, customer_id in enumerate(customer_ids)}
    minds = Minds.fresh(population)
    for customer_id, days in zip(contacts["customer_id"].tolist(), contacts["days"].tolist(), strict=True):
        if customer_id in person_of:
            minds.pressure[person_of[customer_id]] += np.exp(-days / MEMORY_DAYS)
    return minds
