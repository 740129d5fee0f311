"""From rows of the room's tables to the values that others see."""

from accord.field_force import models
from accord.field_force.types import Rep, Territory


def rep_of(row: models.Rep) -> Rep:
    """A rep as it stands now."""
    return Rep(
        id=row.pk,
        code=row.code,
        name=row.name,
        country=row.country,
        time_zone=row.time_zone,
        visits_per_day=row.visits_per_day,
        sender_id=row.sender_id,
    )


def territory_of(row: models.Territory) -> Territory:
    """A territory as it is drawn now."""
    return Territory(
        id=row.pk,
        code=row.code,
        country=row.country,
        regions=tuple(row.regions),
        postal_prefixes=tuple(row.postal_prefixes),
        rep_id=row.rep_id,
    )
