"""Which value stands where several sources speak of one customer: the last one given, and its source is remembered."""

from dataclasses import replace

from accord.customers.rules.time_zone import time_zone_of
from accord.customers.types import Customer, CustomerDraft, CustomerStatus

GIVEN: tuple[str, ...] = ("given_name", "family_name", "organisation_name", "title", "specialty", "potential")
GIVEN += ("country", "region", "postal_code", "city", "language", "time_zone")
_PLACE = ("region", "postal_code", "city")


def merged(known: Customer, draft: CustomerDraft, *, source: str) -> Customer:
    """The customer after `source` has said `draft`.

    An attribute not given stays. A move to another country takes the old region, postal code and city away. A zone that
    followed from the place follows it again. A closed customer is opened again only by the source that closed it.
    """
    given = {name: value for name in GIVEN if (value := getattr(draft, name)) not in ("", None)}
    if draft.country and draft.country != known.country:
        given = dict.fromkeys(_PLACE, "") | given
    changed = {name: value for name, value in given.items() if value != getattr(known, name)}
    if draft.status is CustomerStatus.CLOSED or known.sources.get("status", known.sources.get("*")) == source:
        changed |= {"status": draft.status} if draft.status != known.status else {}
    sources = dict(known.sources)
    for name in changed:
        sources[name] = source
    tidy = {name: origin for name, origin in sources.items() if name == "*" or origin != sources.get("*")}
    return _with_zone(known, replace(known, **changed, sources=tidy), draft)


def _with_zone(known: Customer, now: Customer, draft: CustomerDraft) -> Customer:
    followed = known.time_zone == time_zone_of(known.country, known.region)
    moved = (known.country, known.region) != (now.country, now.region)
    if draft.time_zone or not (followed and moved):
        return now
    return replace(now, time_zone=time_zone_of(now.country, now.region))
