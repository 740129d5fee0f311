"""The facts of customers that conditions may ask for; the same over whole tables: `columns.py`."""

from collections.abc import Sequence
from datetime import datetime

from accord.catalogue.types import Fact, FactKind, Label
from accord.customers.queries import contact_points_for, customers_by_id
from accord.customers.types import ContactPoint, ContactPointKind, ContactPointStatus, Customer
from accord.kernel.conditions import Value

FACTS = (
    Fact("kind", FactKind.TEXT, Label.BOTH, "professional or organisation"),
    Fact("country", FactKind.TEXT, Label.BOTH, "country"),
    Fact("region", FactKind.TEXT, Label.BOTH, "region"),
    Fact("postal_code", FactKind.TEXT, Label.BOTH, "postal code"),
    Fact("specialty", FactKind.TEXT, Label.BOTH, "specialty"),
    Fact("language", FactKind.TEXT, Label.BOTH, "language"),
    Fact("potential", FactKind.NUMBER, Label.PROMOTIONAL, "potential"),
    Fact("has_email", FactKind.TRUTH, Label.BOTH, "has a usable e-mail address"),
    Fact("has_phone", FactKind.TRUTH, Label.BOTH, "has a usable phone number"),
)
UNUSABLE = (ContactPointStatus.BOUNCED, ContactPointStatus.REASSIGNED, ContactPointStatus.RETIRED)


def facts_for(customer_ids: Sequence[int], *, now: datetime) -> dict[int, dict[str, Value]]:
    """The facts of these customers in two queries; what is not known is None."""
    points = contact_points_for(customer_ids=customer_ids)
    customers = customers_by_id(customer_ids=customer_ids)
    return {number: _facts_of(customer, points[number]) for number, customer in customers.items()}


def _facts_of(customer: Customer, points: Sequence[ContactPoint]) -> dict[str, Value]:
    usable = {point.kind for point in points if point.status not in UNUSABLE}
    return {
        "kind": customer.kind.value,
        "country": customer.country or None,
        "region": customer.region or None,
        "postal_code": customer.postal_code or None,
        "specialty": customer.specialty or None,
        "language": customer.language or None,
        "potential": customer.potential,
        "has_email": ContactPointKind.EMAIL in usable,
        "has_phone": ContactPointKind.PHONE in usable,
    }
