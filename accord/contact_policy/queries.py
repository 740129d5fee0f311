"""Reads of contact policy."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from accord.catalogue.types import Channel
from accord.consent.queries import preferences_for
from accord.consent.types import FrequencyCap, Permit, Preference
from accord.contact_policy import models
from accord.contact_policy.budgets import budgets_for
from accord.contact_policy.public_holidays import holiday_test
from accord.contact_policy.rules.caps import binding_caps
from accord.contact_policy.rules.placing import refuse_now
from accord.contact_policy.types import ContactRequest, PolicyCode, PolicyRefusal, Reservation, ReservationState
from accord.customers.queries import customers_by_id

COMPANY = "company"


def company_caps() -> tuple[FrequencyCap, ...]:
    """The company's own caps as they stand."""
    rows = models.CompanyCap.objects.filter(valid_to=None).order_by("id")
    return tuple(FrequencyCap(row.contacts, row.days, Channel(row.channel) if row.channel else None, COMPANY) for row in rows)


def reservations_of(*, touch_ids: Sequence[UUID]) -> dict[UUID, Reservation]:
    """The reservations with these ids, in whatever state."""
    return {row.touch_id: row.as_value() for row in models.Reservation.objects.filter(touch_id__in=touch_ids)}


def list_overshoots(*, since: datetime) -> list[Reservation]:
    """Contacts since then that were reported late and went beyond a cap, oldest first."""
    rows = models.Reservation.objects.filter(overshoot=True, planned_at__gte=since).order_by("planned_at", "touch_id")
    return [row.as_value() for row in rows]


def requests_for(*, permits: Sequence[Permit], planned_at: Sequence[datetime]) -> list[ContactRequest]:
    """The request behind each permit, in order: bound by law, company and the person's own choice. Three queries for all."""
    people = sorted({permit.customer_id for permit in permits})
    customers = customers_by_id(customer_ids=people)
    preferences = preferences_for(customer_ids=people)
    company = company_caps()
    requests = []
    for permit, moment in zip(permits, planned_at, strict=True):
        wishes = preferences.get(permit.customer_id) or Preference(permit.customer_id)
        customer = customers[permit.customer_id]
        requests.append(
            ContactRequest(
                customer_id=permit.customer_id,
                channel=permit.channel,
                sender_id=permit.sender_id,
                topic=permit.topic,
                planned_at=moment,
                time_zone=customer.time_zone,
                country=customer.country,
                caps=binding_caps(law=permit.obligations.caps, company=company, preference=wishes),
                quiet_hours=(*permit.obligations.quiet_hours, *wishes.quiet_hours),
                pause_until=wishes.pause_until,
            )
        )
    return requests


def refusals_for(
    *, requests: Sequence[ContactRequest], now: datetime, touch_ids: Sequence[UUID] | None = None
) -> list[PolicyRefusal | None]:
    """What stands against each contact if it were made `now`, in order; it writes nothing. Two queries, however many people.

    With `touch_ids` (one for each request) the contacts hold a reservation already: it must still be reserved, and it does not
    count against itself.
    """
    asked = [replace(request, planned_at=now) for request in requests]
    budgets = budgets_for(asked)
    if touch_ids is None:
        return [refuse_now(request, budgets.of(request.customer_id), is_holiday=holiday_test(request.country)) for request in asked]
    held = reservations_of(touch_ids=touch_ids)
    answers: list[PolicyRefusal | None] = []
    for request, touch_id in zip(asked, touch_ids, strict=True):
        place = held.get(touch_id)
        if place is None or place.state is not ReservationState.RESERVED or place.customer_id != request.customer_id:
            words = "Its place in the contact budget was given up."
            answers.append(PolicyRefusal(request.customer_id, request.channel, PolicyCode.NO_RESERVATION, words))
            continue
        others = budgets.without(request, place.planned_at)
        answers.append(refuse_now(request, others, is_holiday=holiday_test(request.country)))
    return answers
