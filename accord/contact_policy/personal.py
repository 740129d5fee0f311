"""What this room holds of one person: the places taken in their contact budget."""

from datetime import datetime

from django.db import transaction

from accord.contact_policy import models
from accord.contact_policy.types import ReservationState
from accord.kernel.personal_data import ErasedPart, Fate, Ground, Holding, PersonalTable, Retention, parts_of

ERASED = "erased"
PERSONAL: tuple[PersonalTable, ...] = (
    PersonalTable("contact_policy_reservation", "reservations", Fate.KEPT, "keys and codes only; open places are given back"),
)
"""Every table of the room that speaks of persons."""

_COLUMNS = (
    "touch_id",
    "planned_at",
    "state",
    "channel",
    "topic",
    "reserved_at",
    "closed_at",
    "release_reason",
    "reported_by",
    "overshoot",
)


def personal_data_of(*, customer_id: int) -> tuple[Holding, ...]:
    """Contacts planned, made and given up, as the caps count them. One query."""
    rows = models.Reservation.objects.filter(customer=customer_id).order_by("-planned_at", "-touch_id").values(*_COLUMNS)
    return (Holding("reservations", Ground.LEGITIMATE_INTEREST, Retention.DIRECTORY, tuple(rows)),)


@transaction.atomic
def erase_person(*, customer_id: int, now: datetime) -> tuple[ErasedPart, ...]:
    """No contact is planned any more."""
    held = models.Reservation.objects.filter(customer=customer_id)
    held.filter(state=ReservationState.RESERVED).update(state=ReservationState.RELEASED, release_reason=ERASED, closed_at=now)
    return parts_of(PERSONAL, {"contact_policy_reservation": held.count()})
