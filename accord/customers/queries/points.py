"""Contact points, and who can be reached at a value."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from accord.customers import models
from accord.customers.history import changes_since
from accord.customers.intake.lists import hashes_in, ids_in, texts_in
from accord.customers.rows import contact_points_in
from accord.customers.rules.earlier import point_as_known
from accord.customers.rules.lookup_hash import lookup_hash
from accord.customers.types import ContactPoint, ContactPointKind


def contact_points_for(
    *, customer_ids: Sequence[int], kind: ContactPointKind | None = None, known_at: datetime | None = None
) -> dict[int, tuple[ContactPoint, ...]]:
    """The contact points of every customer asked for, lowest id first; of one kind if asked.

    As they stand, or with the status they had at a moment and without those added later (one query more).
    """
    found: dict[int, tuple[ContactPoint, ...]] = dict.fromkeys(customer_ids, ())
    rows = models.ContactPoint.objects.filter(customer__in=ids_in(customer_ids)).order_by("pk")
    changes = {} if known_at is None else changes_since(customer_ids=customer_ids, since=known_at)
    for point in contact_points_in(rows if kind is None else rows.filter(kind=kind)):
        own = changes.get(point.customer_id)
        then = point_as_known(point, own, known_at) if own and known_at else point
        if then is not None:
            found[point.customer_id] += (then,)
    return found


def lookup_hash_of(*, value: str) -> bytes:
    """The installation's keyed hash of a normalised contact value."""
    key: bytes = settings.ACCORD_LOOKUP_KEY
    return lookup_hash(value, key=key)


def customers_at(*, lookup_hash: bytes) -> tuple[int, ...]:
    """Who can be reached at a contact value, known by its hash; several may share one."""
    rows = models.ContactPoint.objects.filter(lookup_hash=lookup_hash).order_by("customer_id")
    return tuple(rows.values_list("customer_id", flat=True).distinct())


def customer_ids_at(*, lookup_hashes: Sequence[bytes]) -> dict[bytes, tuple[int, ...]]:
    """Who can be reached at each of many contact values, known by their hashes; lowest id first. One query."""
    found: dict[bytes, tuple[int, ...]] = {}
    if not lookup_hashes:
        return found
    rows = models.ContactPoint.objects.filter(lookup_hash__in=hashes_in(list(lookup_hashes))).order_by("customer_id")
    for value, customer_id in rows.values_list("lookup_hash", "customer_id").distinct():
        found[bytes(value)] = (*found.get(bytes(value), ()), customer_id)
    return found


def customer_ids_of(*, references: Sequence[str]) -> dict[str, int]:
    """The customers meant by many references, as `find_customer` takes them; unknown ones are left out. Two queries."""
    numbers = {text: int(text) for text in references if text.isascii() and text.isdigit() and len(text) < 19}
    there = set(models.Customer.objects.filter(pk__in=ids_in(sorted(set(numbers.values())))).values_list("pk", flat=True))
    found = {text: number for text, number in numbers.items() if number in there}
    pairs = {text: (text.partition(":")[0].lower(), text.partition(":")[2]) for text in references if ":" in text}
    held: dict[tuple[str, str], int] = {}
    for scheme in sorted({scheme for scheme, _ in pairs.values()}):
        values = sorted({value for known, value in pairs.values() if known == scheme})
        rows = models.Identifier.objects.filter(scheme=scheme, value__in=texts_in(values))
        held |= {(scheme, value): number for value, number in rows.values_list("value", "customer_id")}
    return found | {text: held[pair] for text, pair in pairs.items() if pair in held}
