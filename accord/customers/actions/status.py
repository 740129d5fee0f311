"""Customers and contact points that change their standing."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from accord.customers.history import note_customer_changes, note_point_statuses
from accord.customers.models import ContactPoint, Customer
from accord.customers.rows import customers_in
from accord.customers.types import ContactPointStatus, CustomerStatus
from accord.kernel.errors import NotFound


@transaction.atomic
def close_customer(*, customer_id: int, source: str, now: datetime) -> None:
    """Close a customer (deceased, retired, shut): never contacted again. Raises NotFound."""
    customer = next(customers_in(Customer.objects.filter(pk=customer_id)), None)
    if customer is None:
        raise NotFound("customer")
    if customer.status is not CustomerStatus.CLOSED:
        closed = replace(customer, status=CustomerStatus.CLOSED, sources={**customer.sources, "status": source})
        note_customer_changes([(customer, closed)], now=now)
        Customer.objects.filter(pk=customer_id).update(status=closed.status.value, sources=dict(closed.sources))


@transaction.atomic
def set_contact_point_status(*, contact_point_id: int, status: ContactPointStatus, now: datetime) -> None:
    """How far a contact point may be trusted from now on; what it was before is kept. Raises NotFound."""
    known = ContactPoint.objects.select_for_update().filter(pk=contact_point_id)
    before = known.values_list("customer_id", "pk", "status").first()
    if before is None:
        raise NotFound("contact point")
    if before[2] != status.value:
        note_point_statuses([before], now=now)
        known.update(status=status.value)
