"""Reads of contact policy."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from accord.catalogue.types import Channel
from accord.consent.queries import holiday_test, preferences_for
from accord.consent.types import FrequencyCap, Permit, Preference
from accord.contact_policy import models
from accord.contact_policy.budgets import budgets_for
from accord.contact_policy.rules.placing import refuse_now
from accord.contact_policy.rules.requests import request_of
from accord.contact_policy.types import ContactRequest, PolicyCode, PolicyRefusal, Reservation, ReservationState
from accord.customers.queries import customers_by_id, uuids_in
from accord.customers.types import Customer

COMPANY = "company"


def company_caps() -> tuple[FrequencyCap, ...]:
    """The company's own caps as they stand."""
    rows = models.CompanyCap.objects.filter(valid_to=None).order_by("id")
    return tuple(FrequencyCap(row.contacts, row.days, Channel(row.channel) if row.channel else None, COMPANY) for row in rows)


def reservations_of(*, touch_ids: Sequence[UUID]) -> dict[UUID, Reservation]:
    """The reservations with these ids, in whatever state."""
    return {row.touch_id: row.as_value() for row in models.Reservation.objects.filter(touch_id__in=uuids_in(touch_ids))}


def list_overshoots(*, since: datetime) -> list[Reservation]:
    """Contacts since then that were reported late and went beyond a cap, oldest first."""
    rows = models.Reservation.objects.filter(overshoot=True, planned_at__gte=since).order_by("planned_at", "touch_id")
    return [row.as_value() for row in rows]


def requests_for(
    *,
    permits: Sequence[Permit],
    planned_at: Sequence[datetime],
    customers: Mapping[int, Customer] | None = None,
    preferences: Mapping[int, Preference] | None = None,
) -> list[ContactRequest]:
    """The request behind each permit, in order: bound by law, company and the person's own choice.

    Three queries for all; one for a caller who has just read `customers` and `preferences` and hands them in.
    """
    people = sorted({permit.customer_id for permit in permits})
    known = customers_by_id(customer_ids=people) if customers is None else customers
    wishes = preferences_for(customer_ids=people) if preferences is None else preferences
    company = company_caps()
    return [
        request_of(permit, known[permit.customer_id], wishes.get(permit.customer_id), company=company, planned_at=moment)
        for permit, moment in zip(permits, planned_at, strict=True)
    ]


def refusals_for(
    *, requests: Sequence[ContactRequest], now: datetime, touch_ids: Sequence[UUID] | None = None
) -> list[PolicyRefusal | None]:
    """What stands against each contact if it were made `now`, in order; it writes nothing. Two queries, however many people.

    With `touch_ids` (one for each request) the contacts hold a reservation already: it must still be reserved, and it does not
    count against itself.
    """
    asked = [request if request.planned_at == now else replace(request, planned_at=now) for request in requests]
    budgets = budgets_for(asked)
    if touch_ids is None:
        return [refuse_now(request, budgets.of(request.customer_id), is_holiday=holiday_test(request.country)) for request in asked]
    places = models.Reservation.objects.filter(touch_id__in=uuids_in(touch_ids), state=ReservationState.RESERVED)
    held = {touch_id: (owner, moment) for touch_id, owner, moment in places.values_list("touch_id", "customer_id", "planned_at")}
    answers: list[PolicyRefusal | None] = []
    for request, touch_id in zip(asked, touch_ids, strict=True):
        owner, moment = held.get(touch_id, (None, now))
        if owner != request.customer_id:
            words = "Its place in the contact budget was given up."
            answers.append(PolicyRefusal(request.customer_id, request.channel, PolicyCode.NO_RESERVATION, words))
            continue
        others = budgets.without(request, moment)
        answers.append(refuse_now(request, others, is_holiday=holiday_test(request.country)))
    return answers
