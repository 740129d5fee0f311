"""What can be asked of the field force."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet

from accord.customers import queries as customers
from accord.customers.types import Customer
from accord.field_force import models
from accord.field_force.rows import rep_of, territory_of
from accord.field_force.types import Alignment, Rep, Territory
from accord.kernel.errors import NotFound
from accord.kernel.pages import Page
from accord.kernel.viewer import Viewer


def list_reps() -> list[Rep]:
    """Every rep, by code."""
    return [rep_of(row) for row in models.Rep.objects.order_by("code")]


def get_rep(*, rep_id: int) -> Rep:
    """One rep. Raises NotFound."""
    row = models.Rep.objects.filter(pk=rep_id).first()
    if row is None:
        raise NotFound("rep")
    return rep_of(row)


def list_territories(*, rep_id: int | None = None) -> list[Territory]:
    """Every territory, by code; those of one rep if asked."""
    rows = models.Territory.objects.order_by("code")
    return [territory_of(row) for row in (rows if rep_id is None else rows.filter(rep=rep_id))]


def reps_for(*, customer_ids: Sequence[int], on: date) -> dict[int, Rep]:
    """The rep of each customer on a day; customers without one are left out. One query."""
    rows = _aligned(customer_ids, on).filter(territory__rep__isnull=False).select_related("territory__rep")
    reps: dict[int, Rep] = {}
    found: dict[int, Rep] = {}
    for row in rows:
        rep = row.territory.rep
        if rep is not None:
            found[row.customer_id] = reps.setdefault(rep.pk, rep_of(rep))
    return found


def alignments_for(*, customer_id: int) -> tuple[Alignment, ...]:
    """Where a customer is and was aligned, earliest first."""
    rows = models.Alignment.objects.filter(customer=customer_id).order_by("start_on", "pk")
    return tuple(Alignment(row.territory_id, row.customer_id, row.start_on, row.end_on) for row in rows)


def customers_in_scope(*, viewer: Viewer, customer_ids: Sequence[int], on: date) -> frozenset[int]:
    """Those of the customers that lie in the viewer's territories on a day. Markets are asked by the customers room itself."""
    if viewer.territories is None:
        return frozenset(customer_ids)
    rows = _aligned(customer_ids, on).filter(territory__in=viewer.territories)
    return frozenset(rows.values_list("customer", flat=True))


def customer_in_scope(*, viewer: Viewer, customer_id: int, on: date) -> bool:
    """Whether a customer lies in the viewer's territories on a day."""
    return customer_id in customers_in_scope(viewer=viewer, customer_ids=[customer_id], on=on)


def get_customer(*, viewer: Viewer, customer_id: int, on: date) -> Customer:
    """One customer of the viewer's markets **and** territories: the way a page gets a customer. Raises NotFound."""
    if not customer_in_scope(viewer=viewer, customer_id=customer_id, on=on):
        raise NotFound("customer")
    return customers.get_customer(viewer=viewer, customer_id=customer_id)


def list_customers(*, viewer: Viewer, on: date, offset: int = 0, limit: int = 50) -> Page[Customer]:
    """The customers of the viewer's markets and territories, oldest first."""
    if viewer.territories is None:
        return customers.list_customers(viewer=viewer, offset=offset, limit=limit)
    rows = _open_on(on).filter(territory__in=viewer.territories)
    if viewer.markets is not None:
        rows = rows.filter(customer__country__in=viewer.markets)
    ids = list(rows.order_by("customer").values_list("customer", flat=True)[offset : offset + limit])
    known = customers.customers_by_id(customer_ids=ids)
    return Page([known[number] for number in ids], rows.count(), offset)


def _aligned(customer_ids: Sequence[int], on: date) -> QuerySet[models.Alignment]:
    return _open_on(on).filter(customer__in=customers.ids_in(customer_ids))


def _open_on(on: date) -> QuerySet[models.Alignment]:
    return models.Alignment.objects.filter(Q(end_on=None) | Q(end_on__gt=on), start_on__lte=on)
