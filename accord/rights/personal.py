"""What this room holds of one person: what they asked of us, and the papers of their erasure."""

from datetime import datetime
from typing import Any

from accord.kernel.personal_data import ErasedPart, Fate, Ground, Holding, PersonalTable, Retention, parts_of
from accord.rights import models
from accord.rights.requests import requests_in

PERSONAL: tuple[PersonalTable, ...] = (
    PersonalTable(
        "rights_rightsrequest", "requests", Fate.KEPT, "keys and codes only; shows that the request was answered in time"
    ),
    PersonalTable("rights_requeststep", "requests", Fate.KEPT, "keys and codes only; what was written about it is gone"),
    PersonalTable("rights_erasure", "", Fate.KEPT, "keys and keyed hashes only; made by the erasure itself"),
    PersonalTable("rights_certificate", "", Fate.KEPT, "keys and keyed hashes only; made by the erasure itself"),
)
"""Every table of the room that speaks of persons."""


def personal_data_of(*, customer_id: int) -> tuple[Holding, ...]:
    """Everything a person has asked of us, with every step. A constant number of queries."""
    rows = requests_in(models.RightsRequest.objects.filter(customer=customer_id).order_by("-received_at", "-pk"))
    told: tuple[dict[str, Any], ...] = tuple(
        {
            "kind": row.kind,
            "origin": row.origin,
            "received_at": row.received_at,
            "due_at": row.due_at,
            "state": row.state,
            "steps": [{"state": step.state, "taken_at": step.taken_at, "note": step.note} for step in row.steps],
        }
        for row in rows
    )
    return (Holding("requests", Ground.LEGAL_OBLIGATION, Retention.PROOF, told),)


def erase_person(*, customer_id: int, now: datetime) -> tuple[ErasedPart, ...]:
    """The requests stay as proof that they were answered; the papers of this erasure are written after it."""
    rows = {
        "rights_rightsrequest": models.RightsRequest.objects.filter(customer=customer_id).count(),
        "rights_requeststep": models.RequestStep.objects.filter(request__customer=customer_id).count(),
        "rights_erasure": models.Erasure.objects.filter(customer=customer_id).count(),
        "rights_certificate": models.Certificate.objects.filter(erasure__customer=customer_id).count(),
    }
    return parts_of(PERSONAL, rows)
