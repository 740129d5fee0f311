"""What can be done to the field force."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import product

from django.db import transaction

from accord.field_force import models
from accord.field_force.alignment import close_alignments, match_territories, open_alignments
from accord.field_force.rows import rep_of, territory_of
from accord.field_force.types import Rep, Territory
from accord.kernel.errors import AccordError


@transaction.atomic
def create_rep(
    *, code: str, name: str, country: str, time_zone: str, visits_per_day: int, sender_id: int, now: datetime | None = None
) -> Rep:
    """Make a rep, or bring the one with this code up to date. Raises AccordError `field_force.capacity` below 0 visits a day."""
    if visits_per_day < 0:
        raise AccordError("field_force.capacity", "A rep cannot make fewer than 0 visits a day.", "Give 0 or more.")
    values = {"name": name, "country": country, "time_zone": time_zone, "visits_per_day": visits_per_day, "sender_id": sender_id}
    row, _ = models.Rep.objects.update_or_create(code=code, defaults=values)
    return rep_of(row)


@transaction.atomic
def create_territory(
    *,
    code: str,
    country: str,
    regions: Sequence[str] = (),
    postal_prefixes: Sequence[str] = (),
    rep_id: int | None,
    now: datetime | None = None,
) -> Territory:
    """Make a territory, or redraw the one with this code: the postal prefixes within the regions of a country; empty means all.

    Customers follow with the next `align_customers`.
    """
    values = {"country": country, "regions": list(regions), "postal_prefixes": list(postal_prefixes), "rep_id": rep_id}
    row, _ = models.Territory.objects.update_or_create(code=code, defaults=values)
    models.TerritoryArea.objects.filter(territory=row).delete()
    models.TerritoryArea.objects.bulk_create(
        models.TerritoryArea(territory=row, country=country, region=region, postal_prefix=prefix)
        for region, prefix in product(regions or ("",), postal_prefixes or ("",))
    )
    return territory_of(row)


@transaction.atomic
def align_customers(*, on: date, now: datetime) -> int:
    """Put every active customer in the territory that fits best from `on`; returns how many alignments were opened.

    Best is the longest postal prefix, then a named region, then the first code. What no longer holds is closed on that day,
    what still holds is left, so the same again changes nothing. Set-based: one statement each, however many customers.
    """
    match_territories()
    close_alignments(on)
    return open_alignments(on)
