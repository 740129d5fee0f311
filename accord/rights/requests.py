"""From rows of requests to the values that others see."""

from collections.abc import Sequence
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from accord.customers.queries import read_texts
from accord.rights import models
from accord.rights.types import Origin, RequestKind, RequestState, RequestStep, RightsRequest


def requests_in(rows: QuerySet[models.RightsRequest]) -> list[RightsRequest]:
    """These requests with their steps, in the order of `rows`. Three queries and the texts, however many."""
    found = list(rows)
    steps: dict[int, list[models.RequestStep]] = {row.pk: [] for row in found}
    taken = models.RequestStep.objects.filter(request__in=[row.pk for row in found]).select_related("user").order_by("pk")
    for step in taken:
        steps[step.request_id].append(step)
    notes = read_texts(vault_text_ids=[step.note_id for held in steps.values() for step in held if step.note_id is not None])
    return [_request(row, steps[row.pk], notes) for row in found]


def with_state() -> QuerySet[Any]:
    """All requests, each with the state and the due moment of its last step (`state`, `due_at`)."""
    last = models.RequestStep.objects.filter(request=OuterRef("pk")).order_by("-pk")
    rows: QuerySet[Any] = models.RightsRequest.objects.annotate(
        state=Subquery(last.values("state")[:1]), due_at=Subquery(last.values("due_at")[:1])
    )
    return rows


def _request(row: models.RightsRequest, steps: Sequence[models.RequestStep], notes: dict[int, str]) -> RightsRequest:
    return RightsRequest(
        id=row.pk,
        customer_id=row.customer_id,
        kind=RequestKind(row.kind),
        origin=Origin(row.origin),
        received_at=row.received_at,
        due_at=steps[-1].due_at,
        steps=tuple(
            RequestStep(
                RequestState(step.state), step.user.name if step.user else "", step.taken_at, notes.get(step.note_id or 0, "")
            )
            for step in steps
        ),
    )
