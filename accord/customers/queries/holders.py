"""Who holds a contact value or an identifier, many at once: for lists that name people by these."""

from collections import defaultdict
from collections.abc import Sequence

from accord.customers import models
from accord.customers.intake.lists import hashes_in, ids_in, texts_in
from accord.customers.types import ContactPointKind

Holder = tuple[int, int, ContactPointKind]
"""Customer, contact point, and what the contact point is."""


def holders_of(*, lookup_hashes: Sequence[bytes]) -> dict[bytes, tuple[Holder, ...]]:
    """Everyone who has a contact point of one of these values, by the value's keyed hash; unknown ones are left out. One query."""
    found: defaultdict[bytes, tuple[Holder, ...]] = defaultdict(tuple)
    if lookup_hashes:
        rows = models.ContactPoint.objects.filter(lookup_hash__in=hashes_in(sorted(set(lookup_hashes)))).order_by("pk")
        for value, customer_id, point_id, kind in rows.values_list("lookup_hash", "customer_id", "pk", "kind"):
            found[bytes(value)] += ((customer_id, point_id, ContactPointKind(kind)),)
    return dict(found)


def identified(*, scheme: str, values: Sequence[str]) -> dict[str, int]:
    """The customer of each identifier of a scheme that somebody has. One query."""
    rows = models.Identifier.objects.filter(scheme=scheme, value__in=texts_in(sorted(set(values))))
    return dict(rows.values_list("value", "customer_id"))


_PLACE = ("pk", "kind", "country", "region", "time_zone")


def countries_of(*, customer_ids: Sequence[int]) -> dict[int, tuple[str, str, str, str]]:
    """Kind, country, region and time zone of each customer asked for, as words. One query."""
    rows = models.Customer.objects.filter(pk__in=ids_in(list(customer_ids))).values_list(*_PLACE)
    return {number: (kind, country, region, zone) for number, kind, country, region, zone in rows}
