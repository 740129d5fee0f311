"""What can be asked of customers. Values, never rows; a viewer sees the customers of its markets."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db.models import Count, QuerySet

from accord.customers import models
from accord.customers.declared import declarables as declarables
from accord.customers.declared import declared_facts_for as declared_facts_for
from accord.customers.declared import is_stale as is_stale
from accord.customers.declared import questions_read as questions_read
from accord.customers.declared import stale_facts as stale_facts
from accord.customers.history import changes_since as changes_since
from accord.customers.holders import countries_of as countries_of
from accord.customers.holders import holders_of as holders_of
from accord.customers.holders import identified as identified
from accord.customers.intake.lists import hashes_in as hashes_in
from accord.customers.intake.lists import ids_in as ids_in
from accord.customers.intake.lists import texts_in as texts_in
from accord.customers.intake.lists import uuids_in as uuids_in
from accord.customers.intake.runs import report_of
from accord.customers.origins import origins_for as origins_for
from accord.customers.places import count_by_place as count_by_place
from accord.customers.rows import contact_points_in, customers_in
from accord.customers.rules.earlier import customer_as_known as customer_as_known
from accord.customers.rules.earlier import point_as_known as point_as_known
from accord.customers.rules.country import all_countries as all_countries
from accord.customers.rules.lookup_hash import lookup_hash
from accord.customers.rules.specialty import specialty_words as specialty_words
from accord.customers.set_aside import count_set_aside as count_set_aside
from accord.customers.set_aside import decided_set_aside as decided_set_aside
from accord.customers.set_aside import list_set_aside as list_set_aside
from accord.customers.set_aside import read_set_aside as read_set_aside
from accord.customers.types import Affiliation, ContactPoint, ContactPointKind, Customer, ImportReport
from accord.customers.vault import ledger_keys_for as ledger_keys_for
from accord.customers.vault import read_content as read_content
from accord.customers.vault import read_contents as read_contents
from accord.customers.vault import read_text as read_text
from accord.customers.vault import read_texts as read_texts
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


def count_customers_by_country() -> dict[str, int]:
    """How many there are in each country ('' = not known). One query."""
    rows = models.Customer.objects.values_list("country").annotate(number=Count("pk")).order_by()
    return dict(rows)


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


def affiliations_for(*, customer_ids: Sequence[int]) -> dict[int, tuple[Affiliation, ...]]:
    """Where these professionals work and worked."""
    found: dict[int, tuple[Affiliation, ...]] = dict.fromkeys(customer_ids, ())
    rows = models.Affiliation.objects.filter(hcp__in=ids_in(customer_ids)).order_by("pk")
    for hcp, hco, role, start, end in rows.values_list("hcp_id", "hco_id", "role", "start_on", "end_on"):
        found[hcp] += (Affiliation(hcp, hco, role, start, end),)
    return found


def list_imports(*, limit: int = 20) -> list[ImportReport]:
    """The latest imports, newest first; one that was cut off has no `finished_at`."""
    return [report_of(run) for run in models.ImportRun.objects.order_by("-pk")[:limit]]
