"""A plan's decisions on their way out: permit, reservation, outbox, batch by batch; a visit becomes a suggestion as well."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db import transaction

from accord.catalogue.types import Channel
from accord.consent.actions import mint_permits
from accord.consent.types import Permit
from accord.contact_policy.actions import reserve_contacts
from accord.contact_policy.queries import requests_for
from accord.contact_policy.types import PolicyRefusal, Reservation
from accord.content.queries import get_versions
from accord.content.types import PieceVersion
from accord.customers.queries import customers_by_id
from accord.customers.types import Customer
from accord.decisions import models
from accord.decisions.kernels import uniforms_of
from accord.decisions.questions import questions_of
from accord.decisions.rules.suggestions import expiry_of
from accord.decisions.rules.timing import planned_moment
from accord.decisions.types import DispatchReport, SuggestionState
from accord.delivery.actions import queue_messages
from accord.delivery.types import MessageDraft
from accord.field_force.queries import list_reps
from accord.field_force.types import Rep
from accord.kernel.errors import AccordError, NotFound

Progress = Callable[[int, int | None], None]
BATCH = 500
TIMES = 4  # the stream of draws that spreads contacts over the day


def dispatch_plan(*, plan_id: int, now: datetime, progress: Progress | None = None) -> DispatchReport:
    """Ask a permit and a reservation for every decision, and queue what has both; the others keep the reason of their refusal.

    Each batch is whole or not at all, so a dispatch that was cut off goes on where it stopped and nothing is queued twice.
    Raises NotFound, and AccordError `plan.day_past` for a day that is over.
    """
    plan = models.Plan.objects.filter(id=plan_id).first()
    if plan is None:
        raise NotFound("plan")
    decisions = models.Decision.objects.filter(plan=plan)
    waiting = decisions.filter(state="planned").count()
    if waiting and plan.on < now.date():
        raise AccordError("plan.day_past", f"The day of this plan, {plan.on}, is over.", "Plan today or a day to come.")
    models.Plan.objects.filter(id=plan_id, dispatch_began_at=None).update(dispatch_began_at=now)
    field = {rep.id: rep for rep in list_reps()}
    done = 0
    while batch := _dispatch_batch(plan, field, now):
        done += batch
        if progress is not None:
            progress(done, waiting)
    models.Plan.objects.filter(id=plan_id, dispatched_at=None).update(dispatched_at=now)
    return models.Decision.dispatch_report(plan_id)


def _dispatch_batch(plan: models.Plan, field: Mapping[int, Rep], now: datetime) -> int:
    """One batch in one transaction; how many decisions it took up. The locked plan keeps two dispatches apart."""
    with transaction.atomic():
        models.Plan.objects.select_for_update().get(id=plan.id)
        rows = list(models.Decision.objects.filter(plan=plan, state="planned").order_by("id")[:BATCH])
        if not rows:
            return 0
        batch = _Batch.of(rows, plan, now)
        permitted = batch.ask_permits(now)
        reserved = _reserve(permitted, now)
        drafts = [batch.draft(row, permit, place, field) for row, permit, place in reserved]
        queue_messages(drafts=drafts, now=now)
        models.Suggestion.objects.bulk_create(
            [_suggestion(row, place, field[row.rep_id], plan, now) for row, _, place in reserved if row.rep_id is not None]
        )
        models.Decision.objects.bulk_update(rows, ("touch_id", "state", "refusal"), batch_size=100)
    return len(rows)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Decisions with all that is asked of their customers and versions, read in a constant number of queries."""

    rows: Sequence[models.Decision]
    customers: Mapping[int, Customer]
    versions: Mapping[int, PieceVersion]
    moments: Sequence[datetime]

    @classmethod
    def of(cls, rows: Sequence[models.Decision], plan: models.Plan, now: datetime) -> "_Batch":
        people = [row.customer_id for row in rows]
        customers = customers_by_id(customer_ids=people)
        shares = uniforms_of(plan.seed, np.array(people, dtype=np.int64), stream=TIMES).tolist()
        moments = [
            planned_moment(
                plan.on, zone=customers[row.customer_id].time_zone, channel=Channel(row.channel), share=share, not_before=now
            )
            for row, share in zip(rows, shares, strict=True)
        ]
        return cls(rows, customers, get_versions(version_ids={row.version_id for row in rows}), moments)

    def ask_permits(self, now: datetime) -> list[tuple[models.Decision, Permit, datetime]]:
        """The decisions that may go out; the others are marked with the first reason why not."""
        contacts = [
            (row.customer_id, self.versions[row.version_id], moment) for row, moment in zip(self.rows, self.moments, strict=True)
        ]
        questions = questions_of(contacts, known_at=now)
        answers = mint_permits(questions=questions, now=now)
        permitted = []
        for row, answer, moment in zip(self.rows, answers, self.moments, strict=True):
            if isinstance(answer, Permit):
                permitted.append((row, answer, moment))
            else:
                code = answer.reasons[0].code if answer.reasons else "unknown_law"
                row.state, row.refusal = "refused", f"permission.{code}"
        return permitted

    def draft(self, row: models.Decision, permit: Permit, place: Reservation, field: Mapping[int, Rep]) -> MessageDraft:
        """The message, to go out at the hour its contact is reserved for."""
        rep = field.get(row.rep_id) if row.rep_id is not None else None
        version = self.versions[row.version_id]
        facts = _slot_facts(self.customers[row.customer_id], rep)
        return MessageDraft(
            permit=permit,
            reservation=place,
            version_id=row.version_id,
            values={slot: facts[slot] for slot in version.slots if facts.get(slot)},
            not_before=place.planned_at,
            brand_code=row.brand_code,
            rep_id=row.rep_id,
        )


def _reserve(
    permitted: Sequence[tuple[models.Decision, Permit, datetime]], now: datetime
) -> list[tuple[models.Decision, Permit, Reservation]]:
    """The decisions that have a place in the contact budget; the others are marked with why not."""
    requests = requests_for(permits=[permit for _, permit, _ in permitted], planned_at=[moment for _, _, moment in permitted])
    reserved = []
    for (row, permit, _), answer in zip(permitted, reserve_contacts(requests=requests, now=now), strict=True):
        if isinstance(answer, PolicyRefusal):
            row.state, row.refusal = "refused", f"contact_policy.{answer.code}"
        else:
            row.state, row.touch_id = "queued", answer.touch_id
            reserved.append((row, permit, answer))
    return reserved


def _slot_facts(customer: Customer, rep: Rep | None) -> dict[str, str]:
    """What may stand in a slot (content.types.Slot); addresses are added when the message is sent."""
    return {
        "title": customer.title,
        "given_name": customer.given_name,
        "family_name": customer.family_name,
        "full_name": customer.name,
        "city": customer.city,
        "rep_name": rep.name if rep else "",
    }


def _suggestion(row: models.Decision, place: Reservation, rep: Rep, plan: models.Plan, now: datetime) -> models.Suggestion:
    return models.Suggestion(
        touch_id=place.touch_id,
        decision=row,
        rep_id=rep.id,
        customer_id=row.customer_id,
        version_id=row.version_id,
        brand_code=row.brand_code,
        reasons=row.reasons,
        state=SuggestionState.GENERATED,
        posted_at=now,
        expires_at=expiry_of(plan.on, zone=rep.time_zone),
    )
