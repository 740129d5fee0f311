"""How many customers practise where."""

from django.db.models import Count

from accord.customers import models
from accord.customers.types import CustomerKind, CustomerStatus


def count_by_place() -> dict[tuple[str, str, CustomerKind], int]:
    """Customers in practice by country, region ('' where none is known) and kind. One query."""
    rows = models.Customer.objects.filter(status=CustomerStatus.ACTIVE).values_list("country", "region", "kind")
    counts = rows.annotate(number=Count("pk")).order_by("country", "region", "kind")
    return {(country, region, CustomerKind(kind)): number for country, region, kind, number in counts}
