"""Texts that seem to speak of a patient: set aside when they are stored, put back or taken out by a person."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accord.customers.models import SetAside, VaultText
from accord.customers.queries.vault import seal_for
from accord.customers.rules.patient_data import patient_signs
from accord.customers.types import SetAsideVerdict
from accord.kernel.errors import NotFound
from accord.kernel.viewer import Role, Viewer

REMOVED = "[A patient's data was removed.]"


def screen_texts(*, texts: Sequence[tuple[int, str]], now: datetime) -> tuple[int, ...]:
    """Look through stored texts, (vault text id, words) each, and set aside those that speak of a patient; their ids."""
    found = {text_id: signs for text_id, words in texts if (signs := patient_signs(words))}
    SetAside.objects.bulk_create(SetAside(text_id=text_id, signs="|".join(signs), found_at=now) for text_id, signs in found.items())
    return tuple(found)


@transaction.atomic
def decide_set_aside(*, viewer: Viewer, set_aside_id: int, verdict: SetAsideVerdict, decided_by: str, now: datetime) -> None:
    """Put a text back, or take its words out for good. Raises NotFound for what is decided already or not the viewer's to see."""
    waiting = SetAside.objects.filter(pk=set_aside_id, verdict="")
    row = waiting.select_related("text").first() if viewer.has(Role.COMPLIANCE, Role.MEDICAL) else None
    if row is None or not waiting.update(verdict=verdict.value, decided_by=decided_by, decided_at=now):
        raise NotFound("text set aside")
    if verdict is SetAsideVerdict.REMOVED:
        sealed = seal_for(row.text.customer_id, REMOVED.encode())
        VaultText.objects.filter(pk=row.text_id).update(sealed=sealed)
