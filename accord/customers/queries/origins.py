"""Where what we hold of a person came from, and when it was added."""

from accord.customers import models
from accord.customers.types import Origin

EVERYTHING_ELSE = "*"


def origins_for(*, customer_id: int) -> tuple[Origin, dict[int, Origin]]:
    """Of the person, and of each contact point by its id; the source of single attributes stands in `Customer.sources`."""
    person = models.Customer.objects.filter(pk=customer_id).values_list("sources", "added_at").first()
    sources, added_at = person or ({}, None)
    points = models.ContactPoint.objects.filter(customer_id=customer_id).values_list("pk", "source", "added_at")
    return Origin(sources.get(EVERYTHING_ELSE, ""), added_at), {pk: Origin(source, moment) for pk, source, moment in points}
