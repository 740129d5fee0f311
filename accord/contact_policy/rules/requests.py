"""From a permit to the request that contact policy answers."""

from collections.abc import Iterable
from datetime import datetime

from accord.consent.rules.law import is_bare_service
from accord.consent.types import FrequencyCap, Permit, Preference
from accord.contact_policy.rules.caps import binding_caps
from accord.contact_policy.types import ContactRequest
from accord.customers.types import Customer


def request_of(
    permit: Permit,
    customer: Customer,
    preference: Preference | None,
    *,
    company: Iterable[FrequencyCap],
    planned_at: datetime,
) -> ContactRequest:
    """What the permit allows, under the caps of law, company and person and the quiet hours of law and person.

    A bare service or safety contact answers the person or is owed to them: no cap, pause or wish holds it up (PERMISSION 3.5, 7).
    """
    if is_bare_service(permit.purpose, permit.scopes):
        return _service_request(permit, customer, planned_at)
    wished = preference.quiet_hours if preference else ()
    return ContactRequest(
        customer_id=permit.customer_id,
        channel=permit.channel,
        sender_id=permit.sender_id,
        topic=permit.topic,
        planned_at=planned_at,
        time_zone=customer.time_zone,
        country=customer.country,
        caps=binding_caps(law=permit.obligations.caps, company=company, preference=preference),
        quiet_hours=(*permit.obligations.quiet_hours, *wished),
        pause_until=preference.pause_until if preference else None,
    )


def _service_request(permit: Permit, customer: Customer, planned_at: datetime) -> ContactRequest:
    return ContactRequest(
        customer_id=permit.customer_id,
        channel=permit.channel,
        sender_id=permit.sender_id,
        topic=permit.topic,
        planned_at=planned_at,
        time_zone=customer.time_zone,
        country=customer.country,
        quiet_hours=permit.obligations.quiet_hours,
        counted=False,
    )
