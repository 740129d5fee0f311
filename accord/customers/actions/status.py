"""Customers and contact points that change their standing."""

from datetime import datetime

from django.db import transaction

from accord.customers.models import ContactPoint, Customer
from accord.customers.types import ContactPointStatus, CustomerStatus
from accord.kernel.errors import NotFound


@transaction.atomic
def close_customer(*, customer_id: int, source: str, now: datetime) -> None:
    """Close a customer (deceased, retired, shut): never contacted again. Raises NotFound."""
    customer = Customer.objects.filter(pk=customer_id).first()
    if customer is None:
        raise NotFound("customer")
    if customer.status != CustomerStatus.CLOSED:
        customer.status = CustomerStatus.CLOSED
        customer.sources = {**customer.sources, "status": source}
        customer.save(update_fields=["status", "sources"])


@transaction.atomic
def set_contact_point_status(*, contact_point_id: int, status: ContactPointStatus, now: datetime) -> None:
    """How far a contact point may be trusted from now on. Raises NotFound."""
    if not ContactPoint.objects.filter(pk=contact_point_id).update(status=status):
        raise NotFound("contact point")
