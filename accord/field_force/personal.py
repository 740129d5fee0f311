"""What this room holds of one person: in whose territory they are and were."""

from datetime import datetime

from django.db import transaction

from accord.field_force import models
from accord.kernel.personal_data import ErasedPart, Fate, Ground, Holding, PersonalTable, Retention, parts_of

PERSONAL: tuple[PersonalTable, ...] = (PersonalTable("field_force_alignment", "alignments", Fate.DELETED),)
"""Every table of the room that speaks of persons it engages; reps are staff."""


def personal_data_of(*, customer_id: int) -> tuple[Holding, ...]:
    """The territories and reps a person was in the care of. One query."""
    rows = models.Alignment.objects.filter(customer=customer_id).select_related("territory__rep").order_by("-start_on", "-pk")
    told = tuple(
        {
            "territory": row.territory.code,
            "rep": row.territory.rep.name if row.territory.rep else "",
            "start_on": row.start_on,
            "end_on": row.end_on,
        }
        for row in rows
    )
    return (Holding("alignments", Ground.LEGITIMATE_INTEREST, Retention.DIRECTORY, told),)


@transaction.atomic
def erase_person(*, customer_id: int, now: datetime) -> tuple[ErasedPart, ...]:
    """Nobody is in charge of this person any more, nor ever was by name."""
    gone, _ = models.Alignment.objects.filter(customer=customer_id).delete()
    return parts_of(PERSONAL, {"field_force_alignment": gone})
