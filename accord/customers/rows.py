"""From rows of the room's tables to the values that others see."""

from accord.customers import models
from accord.customers.types import ContactPoint, ContactPointKind, ContactPointStatus, ContactPointUse, Customer, CustomerKind
from accord.customers.types import CustomerStatus as Status


def customer_of(row: models.Customer) -> Customer:
    """A customer as it stands now."""
    return Customer(
        id=row.pk,
        kind=CustomerKind(row.kind),
        status=Status(row.status),
        given_name=row.given_name,
        family_name=row.family_name,
        organisation_name=row.organisation_name,
        title=row.title,
        specialty=row.specialty,
        country=row.country,
        region=row.region,
        postal_code=row.postal_code,
        city=row.city,
        language=row.language,
        time_zone=row.time_zone,
        potential=row.potential,
        sources=row.sources,
    )


def contact_point_of(row: models.ContactPoint) -> ContactPoint:
    """A contact point as it stands now."""
    return ContactPoint(
        id=row.pk,
        customer_id=row.customer_id,
        kind=ContactPointKind(row.kind),
        value=row.value,
        use=ContactPointUse(row.use),
        status=ContactPointStatus(row.status),
        lookup_hash=bytes(row.lookup_hash),
    )
