"""What can be asked of customers. Values, never rows; a viewer sees the customers of its markets."""

from collections.abc import Sequence

from django.conf import settings
from django.db.models import QuerySet

from accord.customers import models
from accord.customers.declared import declarables as declarables
from accord.customers.declared import declared_facts_for as declared_facts_for
from accord.customers.declared import questions_read as questions_read
from accord.customers.declared import stale_facts as stale_facts
from accord.customers.intake.lists import hashes_in as hashes_in
from accord.customers.intake.lists import ids_in as ids_in
from accord.customers.intake.lists import uuids_in as uuids_in
from accord.customers.intake.runs import report_of
from accord.customers.origins import origins_for as origins_for
from accord.customers.rows import contact_points_in, customers_in
from accord.customers.rules.lookup_hash import lookup_hash
from accord.customers.rules.sealing import ledger_key_of, unseal
from accord.customers.types import Affiliation, ContactPoint, ContactPointKind, Customer, ImportReport
from accord.kernel.errors import AccordError, NotFound
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


def customers_by_id(*, customer_ids: Sequence[int]) -> dict[int, Customer]:
    """Those of the customers that exist, in one query."""
    return {customer.id: customer for customer in customers_in(models.Customer.objects.filter(pk__in=ids_in(customer_ids)))}


def identifiers_for(*, customer_ids: Sequence[int]) -> dict[int, tuple[tuple[str, str], ...]]:
    """The strong identifiers, (scheme, value) each, of every customer asked for."""
    found: dict[int, tuple[tuple[str, str], ...]] = dict.fromkeys(customer_ids, ())
    rows = models.Identifier.objects.filter(customer__in=ids_in(customer_ids)).order_by("scheme", "value")
    for customer_id, scheme, value in rows.values_list("customer_id", "scheme", "value"):
        found[customer_id] += ((scheme, value),)
    return found


def contact_points_for(*, customer_ids: Sequence[int], kind: ContactPointKind | None = None) -> dict[int, tuple[ContactPoint, ...]]:
    """The contact points of every customer asked for, lowest id first; of one kind if asked."""
    found: dict[int, tuple[ContactPoint, ...]] = dict.fromkeys(customer_ids, ())
    rows = models.ContactPoint.objects.filter(customer__in=ids_in(customer_ids)).order_by("pk")
    for point in contact_points_in(rows if kind is None else rows.filter(kind=kind)):
        found[point.customer_id] += (point,)
    return found


def lookup_hash_of(*, value: str) -> bytes:
    """The installation's keyed hash of a normalised contact value."""
    key: bytes = settings.ACCORD_LOOKUP_KEY
    return lookup_hash(value, key=key)


def customers_at(*, lookup_hash: bytes) -> tuple[int, ...]:
    """Who can be reached at a contact value, known by its hash; several may share one."""
    rows = models.ContactPoint.objects.filter(lookup_hash=lookup_hash).order_by("customer_id")
    return tuple(rows.values_list("customer_id", flat=True).distinct())


def affiliations_for(*, customer_ids: Sequence[int]) -> dict[int, tuple[Affiliation, ...]]:
    """Where these professionals work and worked."""
    found: dict[int, tuple[Affiliation, ...]] = dict.fromkeys(customer_ids, ())
    rows = models.Affiliation.objects.filter(hcp__in=ids_in(customer_ids)).order_by("pk")
    for hcp, hco, role, start, end in rows.values_list("hcp_id", "hco_id", "role", "start_on", "end_on"):
        found[hcp] += (Affiliation(hcp, hco, role, start, end),)
    return found


def ledger_keys_for(*, customer_ids: Sequence[int]) -> dict[int, bytes]:
    """The key under which the ledger speaks of each person (32 bytes), derived from the person's key in the vault and gone with it.

    Persons who have no key, or none any more, are left out. One query.
    """
    rows = models.VaultKey.objects.filter(customer__in=ids_in(customer_ids)).values_list("customer_id", "wrapped")
    return {
        number: ledger_key_of(unseal(bytes(wrapped), key=settings.ACCORD_VAULT_KEY, bound_to=f"key:{number}"))
        for number, wrapped in rows
    }


def read_text(*, vault_text_id: int) -> str:
    """A text out of the vault. Raises as `read_content` does."""
    return read_content(vault_text_id=vault_text_id).decode()


def read_content(*, vault_text_id: int) -> bytes:
    """A file out of the vault. Raises NotFound, or AccordError `vault.erased` once the person's key is destroyed."""
    row = models.VaultText.objects.filter(pk=vault_text_id).first()
    if row is None:
        raise NotFound("text")
    key = models.VaultKey.objects.filter(customer_id=row.customer_id).first()
    if key is None:
        raise AccordError("vault.erased", "This text was erased with its person's key.", "It cannot be brought back.")
    person_key = unseal(bytes(key.wrapped), key=settings.ACCORD_VAULT_KEY, bound_to=f"key:{row.customer_id}")
    return unseal(bytes(row.sealed), key=person_key, bound_to=f"customer:{row.customer_id}")


def read_texts(*, vault_text_ids: Sequence[int]) -> dict[int, str]:
    """Many texts out of the vault, in two queries; those that do not exist or were erased are left out.

    Raises AccordError `vault.unreadable` where the installation's key does not fit.
    """
    rows = list(models.VaultText.objects.filter(pk__in=ids_in(vault_text_ids)).values_list("pk", "customer_id", "sealed"))
    people = {customer_id for _, customer_id, _ in rows}
    wrapped = models.VaultKey.objects.filter(customer__in=ids_in(sorted(people))).values_list("customer_id", "wrapped")
    keys = {number: unseal(bytes(key), key=settings.ACCORD_VAULT_KEY, bound_to=f"key:{number}") for number, key in wrapped}
    return {
        pk: unseal(bytes(sealed), key=keys[number], bound_to=f"customer:{number}").decode()
        for pk, number, sealed in rows
        if number in keys
    }


def list_imports(*, limit: int = 20) -> list[ImportReport]:
    """The latest imports, newest first; one that was cut off has no `finished_at`."""
    return [report_of(run) for run in models.ImportRun.objects.order_by("-pk")[:limit]]
