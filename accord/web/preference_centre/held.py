"""What is held about a person, and from which source; contact points masked."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from accord.customers.types import ContactPoint, ContactPointKind, Customer
from accord.web.preference_centre.masking import mask
from accord.web.preference_centre.sheet import HeldFact
from accord.web.words.names import name_of

EVERYTHING_ELSE = "*"


def held_facts_of(customer: Customer, points: Sequence[ContactPoint]) -> tuple[HeldFact, ...]:
    """Every fact that has a value."""
    return tuple(fact for fact in (*_own(customer), *_reached_at(points)) if fact.value)


def _own(customer: Customer) -> Iterator[HeldFact]:
    place = " ".join(part for part in (customer.postal_code, customer.city, customer.region or customer.country) if part)
    facts = (
        (_("Name"), name_of(customer), "family_name"),
        (_("Speciality"), customer.specialty, "specialty"),
        (_("Place of practice"), place, "city"),
        (_("Language"), customer.language, "language"),
        (_("Our estimate of your interest in our field, of 100"), _score(customer.potential), "potential"),
    )
    for name, value, attribute in facts:
        yield HeldFact(name, value, customer.sources.get(attribute, customer.sources.get(EVERYTHING_ELSE, "")))


def _score(potential: float | None) -> str:
    return "" if potential is None else f"{potential:.0f}"


def _reached_at(points: Sequence[ContactPoint]) -> Iterator[HeldFact]:
    names = {
        ContactPointKind.EMAIL: _("E-mail"),
        ContactPointKind.PHONE: _("Phone number"),
        ContactPointKind.POST: _("Postal address"),
    }
    for point in points:
        yield HeldFact(names[point.kind], mask(point), "")
