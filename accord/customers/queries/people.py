"""Customers, one or many; a viewer sees those of its markets."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from accord.customers import models
from accord.customers.history import changes_since
from accord.customers.intake.lists import ids_in
from accord.customers.rows import customers_in
from accord.customers.rules.earlier import customer_as_known
from accord.customers.types import Affiliation, Customer
from accord.kernel.errors import NotFound
from accord.kernel.pages import Page
from accord.kernel.viewer import Viewer


def _visible(viewer: Viewer) -> QuerySet[models.Customer]:
    """The customers of the viewer's markets. Territories are known a floor above: `field_force.queries.customer_in_scope`."""
    rows = models.Customer.objects.all()
    return rows if viewer.markets is None else rows.filter(country__in=viewer.markets)


def get_customer(*, viewer: Viewer, customer_id: int) -> Customer:
    """One customer of the viewer's markets. Raises NotFound."""
    customer = next(customers_in(_visible(viewer).filter(pk=customer_id)), None)
    if customer is None:
        raise NotFound("customer")
    return customer


def list_customers(*, viewer: Viewer, offset: int = 0, limit: int = 50) -> Page[Customer]:
    """The customers of the viewer's markets, oldest first."""
    rows = _visible(viewer).order_by("pk")
    return Page(list(customers_in(rows[offset : offset + limit])), rows.count(), offset)


def count_customers() -> int:
    """How many there are, closed ones too."""
    return models.Customer.objects.count()


def find_customer(*, reference: str) -> int:
    """The id of a customer given by id or by `scheme:value`, such as `npi:1003000142`. Raises NotFound."""
    scheme, colon, value = reference.strip().partition(":")
    if colon:
        found = models.Identifier.objects.filter(scheme=scheme.lower(), value=value).values_list("customer_id", flat=True).first()
    else:
        digits = scheme if scheme.isascii() and scheme.isdigit() and len(scheme) < 19 else "0"
        found = models.Customer.objects.filter(pk=int(digits)).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound("customer")
    return found


def customers_by_id(*, customer_ids: Sequence[int], known_at: datetime | None = None) -> dict[int, Customer]:
    """Those of the customers that exist, in one query; two for them as they were known at a moment.

    Kind, status, country and region are then those of that moment; everything else is as it stands now.
    """
    found = {customer.id: customer for customer in customers_in(models.Customer.objects.filter(pk__in=ids_in(customer_ids)))}
    if known_at is None:
        return found
    changes = changes_since(customer_ids=customer_ids, since=known_at)
    then = (customer_as_known(customer, changes.get(number, ()), known_at) for number, customer in found.items())
    return {customer.id: customer for customer in then if customer is not None}


def identifiers_for(*, customer_ids: Sequence[int]) -> dict[int, tuple[tuple[str, str], ...]]:
    """The strong identifiers, (scheme, value) each, of every customer asked for."""
    found: dict[int, tuple[tuple[str, str], ...]] = dict.fromkeys(customer_ids, ())
    rows = models.Identifier.objects.filter(customer__in=ids_in(customer_ids)).order_by("scheme", "value")
    for customer_id, scheme, value in rows.values_list("customer_id", "scheme", "value"):
        found[customer_id] += ((scheme, value),)
    return found


def affiliations_for(*, customer_ids: Sequence[int]) -> dict[int, tuple[Affiliation, ...]]:
    """Where these professionals work and worked."""
    found: dict[int, tuple[Affiliation, ...]] = dict.fromkeys(customer_ids, ())
    rows = models.Affiliation.objects.filter(hcp__in=ids_in(customer_ids)).order_by("pk")
    for hcp, hco, role, start, end in rows.values_list("hcp_id", "hco_id", "role", "start_on", "end_on"):
        found[hcp] += (Affiliation(hcp, hco, role, start, end),)
    return found
