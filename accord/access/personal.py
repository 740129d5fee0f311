"""What this room holds of one person: who looked at them."""

from datetime import datetime

from accord.access import models
from accord.kernel.personal_data import ErasedPart, Fate, Ground, Holding, PersonalTable, Retention, parts_of

PERSONAL: tuple[PersonalTable, ...] = (
    PersonalTable("access_look", "looks", Fate.KEPT, "keys only; shows who saw the data while it was held (GDPR Art. 5(2), 32)"),
)
"""Every table of the room that speaks of persons it engages; users are staff."""


def personal_data_of(*, customer_id: int) -> tuple[Holding, ...]:
    """Who looked at a person: in which roles, on which page, when; staff are not named. One query."""
    rows = models.Look.objects.filter(customer=customer_id).select_related("user").order_by("-looked_at", "-pk")
    told = tuple(
        {"looked_at": row.looked_at, "roles": list(row.user.roles) if row.user else ["system"], "page": row.page} for row in rows
    )
    return (Holding("looks", Ground.LEGAL_OBLIGATION, Retention.PROOF, told),)


def erase_person(*, customer_id: int, now: datetime) -> tuple[ErasedPart, ...]:
    """The log of looks only grows and names nobody: it stays."""
    return parts_of(PERSONAL, {"access_look": models.Look.objects.filter(customer=customer_id).count()})
