"""Writes of contact policy: reserve, commit, release."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accord.consent.queries import holiday_test
from accord.consent.types import FrequencyCap
from accord.contact_policy import models
from accord.contact_policy.budgets import budgets_for
from accord.contact_policy.locks import lock_budgets
from accord.contact_policy.rules.caps import Contact, full_cap
from accord.contact_policy.rules.placing import place_contact
from accord.contact_policy.types import ContactRequest, PolicyRefusal, Reservation, ReservationState
from accord.customers.queries import uuids_in
from accord.kernel.ids import new_ids


def reserve_contacts(*, requests: Sequence[ContactRequest], now: datetime) -> list[Reservation | PolicyRefusal]:
    """A place in the contact budget for each request, in order, or why there is none; two callers can never overrun a cap.

    A contact planned for quiet hours gets its place at the moment they end (see `planned_at` of the reservation). The places
    count at once, for the requests that follow in the same call too. Three queries, however many people.
    """
    with transaction.atomic():
        lock_budgets(request.customer_id for request in requests)
        budgets = budgets_for(requests)
        answers: list[Reservation | PolicyRefusal] = []
        rows = []
        for request, touch_id in zip(requests, new_ids(len(requests), now), strict=True):
            placed = place_contact(request, budgets.of(request.customer_id), is_holiday=holiday_test(request.country))
            if isinstance(placed, PolicyRefusal):
                answers.append(placed)
                continue
            if request.counted:
                budgets.take(request.customer_id, Contact(placed, request.channel))
            rows.append(_row(request, touch_id, placed, now))
            answers.append(rows[-1].as_value())
        models.Reservation.objects.bulk_create(rows)
    return answers


def commit_contacts(*, touch_ids: Sequence[UUID], now: datetime) -> int:
    """The contacts were made, at `now`. A contact that did take place counts, even one whose place had been released."""
    open_ones = models.Reservation.objects.filter(touch_id__in=uuids_in(touch_ids)).exclude(state=ReservationState.COMMITTED)
    return open_ones.update(state=ReservationState.COMMITTED, planned_at=now, closed_at=now)


def release_contacts(*, touch_ids: Sequence[UUID], reason: str, now: datetime) -> int:
    """The contacts will not be made, because of `reason` (a code): their places are free again."""
    held = models.Reservation.objects.filter(touch_id__in=uuids_in(touch_ids), state=ReservationState.RESERVED)
    return held.update(state=ReservationState.RELEASED, release_reason=reason, closed_at=now)


def record_contacts(*, contacts: Mapping[UUID, ContactRequest], reported_by: str, now: datetime) -> list[Reservation]:
    """Count contacts (by touch id) that were made without asking us: by a rep, by another tool. They count even beyond a cap.

    `planned_at` of each is when it took place. `overshoot` of the answer, and of the row, says whether it broke a cap. Two queries
    and one write, however many.
    """
    with transaction.atomic():
        lock_budgets(request.customer_id for request in contacts.values())
        budgets = budgets_for(list(contacts.values()))
        rows = []
        for touch_id, request in contacts.items():
            made = budgets.of(request.customer_id)
            full = full_cap(request.caps, made, channel=request.channel, moment=request.planned_at, zone=request.time_zone)
            row = _row(request, touch_id, request.planned_at, now)
            row.state, row.closed_at = ReservationState.COMMITTED, now
            row.reported_by, row.overshoot = reported_by, full is not None
            budgets.take(request.customer_id, Contact(request.planned_at, request.channel))
            rows.append(row)
        models.Reservation.objects.bulk_create(rows)
    return [row.as_value() for row in rows]


def set_company_caps(*, caps: Sequence[FrequencyCap], now: datetime) -> None:
    """These are the company's caps from `now` on, and no others; the caps before stay on record with their dates."""
    with transaction.atomic():
        models.CompanyCap.objects.filter(valid_to=None).update(valid_to=now)
        rows = (models.CompanyCap(channel=cap.channel or "", contacts=cap.contacts, days=cap.days, valid_from=now) for cap in caps)
        models.CompanyCap.objects.bulk_create(rows)


def _row(request: ContactRequest, touch_id: UUID, planned_at: datetime, now: datetime) -> models.Reservation:
    return models.Reservation(
        touch_id=touch_id,
        customer_id=request.customer_id,
        sender_id=request.sender_id,
        channel=request.channel,
        topic=request.topic,
        planned_at=planned_at,
        state=ReservationState.RESERVED,
        reserved_at=now,
        counted=request.counted,
    )
