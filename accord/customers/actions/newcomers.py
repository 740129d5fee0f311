"""Somebody who names themselves: found again where we know them at that address, added where we do not."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction

from accord.customers import models
from accord.customers.rules.drafting import draft_of
from accord.customers.rules.lookup_hash import lookup_hash
from accord.customers.rules.names import folded_name
from accord.customers.rules.time_zone import time_zone_of
from accord.customers.types import ContactPointStatus, CustomerDraft, CustomerKind, InvalidValue
from accord.kernel.errors import AccordError


@transaction.atomic
def find_or_add_professional(*, values: Mapping[str, str], source: str, now: datetime) -> tuple[int, bool]:
    """The professional with this e-mail address and name, and whether anybody was known at that address before.

    `values` are texts by attribute as a source gives them (`rules.drafting.ATTRIBUTES`; `email` and `family_name` needed). Of
    somebody known nothing is changed: anybody can type a name. Raises AccordError `customer.invalid`.
    """
    draft = _draft(values, source)
    email = draft.contact_points[0].value
    held = models.Customer.objects.filter(pk__in=models.ContactPoint.objects.filter(lookup_hash=_hash(email)).values("customer_id"))
    for customer in held.order_by("pk"):
        if customer.kind == CustomerKind.HCP and folded_name(draft.family_name) == folded_name(customer.family_name):
            return int(customer.pk), True
    known = held.exists()
    return _add(draft, source, now), known


def _draft(values: Mapping[str, str], source: str) -> CustomerDraft:
    try:
        draft = draft_of({"kind": "hcp", "key": source, **values})
    except InvalidValue as error:
        raise AccordError("customer.invalid", error.reason, "Correct it and send the form again.") from error
    if not draft.family_name or not draft.contact_points or not draft.country:
        raise AccordError("customer.invalid", "Name, e-mail address and country are needed.", "Fill them in.")
    return draft


def _add(draft: CustomerDraft, source: str, now: datetime) -> int:
    row = models.Customer.objects.create(
        kind=CustomerKind.HCP.value,
        status=draft.status.value,
        given_name=draft.given_name,
        family_name=draft.family_name,
        title=draft.title,
        specialty=draft.specialty,
        country=draft.country,
        region=draft.region,
        postal_code=draft.postal_code,
        city=draft.city,
        language=draft.language,
        time_zone=time_zone_of(draft.country, draft.region),
        sources={"*": source},
        added_at=now,
    )
    models.ContactPoint.objects.bulk_create(
        models.ContactPoint(
            customer=row,
            kind=point.kind.value,
            value=point.value,
            use=point.use.value,
            status=ContactPointStatus.UNVERIFIED.value,
            lookup_hash=_hash(point.value),
            source=source,
            added_at=now,
        )
        for point in draft.contact_points
    )
    return int(row.pk)


def _hash(value: str) -> bytes:
    key: bytes = settings.ACCORD_LOOKUP_KEY
    return lookup_hash(value, key=key)
