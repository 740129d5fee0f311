"""The people and their places of work, through the same import as any other source."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import numpy as np

from accord.customers.actions import import_customers
from accord.customers.queries import contact_points_for, list_customers
from accord.customers.types import ContactPointKind, CustomerDraft, ImportReport
from accord.kernel.viewer import system_viewer
from accord.simulator.directory import email_addresses, organisation_drafts, person_drafts
from accord.simulator.types import Numbers, Population

SOURCE = "market"
PAGE = 5_000


def import_people(
    population: Population, *, rejects_path: Path, now: datetime, progress: Callable[[int, int | None], None] | None = None
) -> ImportReport:
    """Organisations first, since people point at them. Safe to repeat."""
    return import_customers(
        rows=enumerate(_drafts(population), start=2),
        source=SOURCE,
        file_name=f"population of seed {population.seed}",
        rejects_path=rejects_path,
        now=now,
        progress=progress,
    )


def _drafts(population: Population) -> Iterator[CustomerDraft]:
    yield from organisation_drafts(population)
    yield from person_drafts(population)


def customer_ids_of(population: Population) -> Numbers:
    """The customer id of every person, -1 where the house does not know them; they are told by their e-mail address."""
    places = {address: index for index, address in enumerate(email_addresses(population))}
    ids = np.full(len(population), -1, np.int64)
    offset: int | None = 0
    while offset is not None:
        page = list_customers(viewer=system_viewer(), offset=offset, limit=PAGE)
        points = contact_points_for(customer_ids=[customer.id for customer in page.items], kind=ContactPointKind.EMAIL)
        for customer_id, values in points.items():
            for point in values:
                if point.value in places:
                    ids[places[point.value]] = customer_id
        offset = page.next_offset
    return ids
