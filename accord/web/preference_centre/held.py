"""What is held about a person: each fact with its source and date; for each kind, why, for how long, and who sees it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accord.consent.queries import records_for
from accord.consent.types import ConsentRecord
from accord.customers.queries import (
    affiliations_for,
    contact_points_for,
    customers_by_id,
    declared_facts_for,
    identifiers_for,
    origins_for,
    specialty_words,
)
from accord.customers.types import ContactPoint, ContactPointKind, ContactPointStatus, Origin
from accord.interactions.queries import responses_for, touches_for
from accord.web.preference_centre.masking import mask
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.sheet import Words
from accord.web.preference_centre.shown import show
from accord.web.words.places import country_name, language_name

SHUT = (ContactPointStatus.BOUNCED, ContactPointStatus.REASSIGNED, ContactPointStatus.RETIRED)


@dataclass(frozen=True, slots=True)
class HeldFact:
    """Something we hold: its name, the value, the source it came from, the day it was added, a remark."""

    name: Words
    value: str
    source: str = ""
    added_at: datetime | None = None
    remark: Words = ""


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """Facts of one kind; why we hold them, how long they stay, who sees them; the page that tells more."""

    name: Words
    facts: tuple[HeldFact, ...]
    why: Words
    kept: Words
    seen_by: Words
    page: str = ""
    page_name: Words = ""


@require_safe
@for_person
def held(request: HttpRequest, person: Person) -> HttpResponse:
    """Everything held, in a constant number of queries."""
    return show(request, person, "held", groups=[group for group in held_groups(person) if group.facts])


def held_groups(person: Person) -> tuple[HeldGroup, ...]:
    """Every kind of fact."""
    origin, origins = origins_for(customer_id=person.customer.id)
    return (
        HeldGroup(
            _("Who you are"),
            tuple(fact for fact in (*_own(person, origin), *_identifiers(person)) if fact.value),
            why=_("To address you properly, and to tell you from others of the same name."),
            kept=_("As long as you practise, or until you have it erased."),
            seen_by=_("Our staff for your area; nobody outside."),
        ),
        HeldGroup(
            _("How we can reach you"),
            tuple(_points(person, origins)),
            why=_("To reach you where you allow it. Addresses are masked here because this page opens without a password."),
            kept=_("Until it no longer works, you change it, or you have it erased."),
            seen_by=_("The programs that send; our representative for your area."),
        ),
        HeldGroup(
            _("What we estimate"),
            tuple(_estimates(person, origin)),
            why=_("To choose whom we visit and what we write about. It decides nothing else about you."),
            kept=_("Until the next estimate takes its place."),
            seen_by=_("Our marketing staff; medical advisers do not see it."),
        ),
        HeldGroup(
            _("What you chose"),
            tuple(_choices(person)),
            why=_("To prove what you allowed, and to do no more than that."),
            kept=_("As long as it is used, and until the time for claims is over (up to five years, depending on the country)."),
            seen_by=_("Our data-protection staff, and an authority that asks."),
            page="preference_history",
            page_name=_("See the whole history"),
        ),
        HeldGroup(
            _("What happened between us"),
            tuple(_contacts(person)),
            why=_("To keep to the limits, and not to tell you the same thing twice."),
            kept=_("Without your name after an erasure; else as long as the proof of permission."),
            seen_by=_("Our representative for your area, our marketing staff."),
            page="preference_history",
            page_name=_("See the last contacts"),
        ),
    )


def _own(person: Person, origin: Origin) -> Iterator[HeldFact]:
    customer = person.customer
    place = " ".join(part for part in (customer.postal_code, customer.city) if part)
    place = ", ".join(part for part in (place, country_name(customer.country) if customer.country else "") if part)
    works_at = affiliations_for(customer_ids=[customer.id])[customer.id]
    houses = customers_by_id(customer_ids=[one.hco_id for one in works_at if one.end_on is None])
    facts = (
        (_("Name"), person.name, "family_name"),
        (_("Speciality"), specialty_words(customer.specialty), "specialty"),
        (_("Place of practice"), place, "city"),
        (_("Works at"), ", ".join(sorted(house.name for house in houses.values())), "affiliation"),
        (_("Language"), language_name(customer.language), "language"),
    )
    for name, value, attribute in facts:
        yield HeldFact(name, value, customer.sources.get(attribute, origin.source), origin.added_at)


def _identifiers(person: Person) -> Iterator[HeldFact]:
    for scheme, value in identifiers_for(customer_ids=[person.customer.id])[person.customer.id]:
        yield HeldFact(_("Number in a register (%(register)s)") % {"register": scheme.upper()}, value)


def _points(person: Person, origins: dict[int, Origin]) -> Iterator[HeldFact]:
    names = {
        ContactPointKind.EMAIL: _("E-mail"),
        ContactPointKind.PHONE: _("Phone number"),
        ContactPointKind.POST: _("Postal address"),
    }
    for point in contact_points_for(customer_ids=[person.customer.id])[person.customer.id]:
        origin = origins.get(point.id, Origin("", None))
        yield HeldFact(names[point.kind], mask(point), origin.source, origin.added_at, _remark(point))


def _remark(point: ContactPoint) -> Words:
    if point.status in SHUT:
        return _("no longer used")
    return _("confirmed") if point.status is ContactPointStatus.VERIFIED else ""


def _estimates(person: Person, origin: Origin) -> Iterator[HeldFact]:
    if person.customer.potential is not None:
        source = person.customer.sources.get("potential", origin.source)
        yield HeldFact(_("Your interest in our field, of 100"), f"{person.customer.potential:.0f}", source, origin.added_at)


def _choices(person: Person) -> Iterator[HeldFact]:
    records = records_for(customer_id=person.customer.id)
    told = declared_facts_for(customer_ids=[person.customer.id])[person.customer.id]
    yield HeldFact(_("Entries on what you allowed or refused"), str(len(records)), added_at=_newest(records))
    yield HeldFact(
        _("Wishes"), _("on file") if person.preference.recorded_at else _("none"), added_at=person.preference.recorded_at
    )
    yield HeldFact(_("What you told us"), str(len(told)), added_at=max((fact.declared_at for fact in told), default=None))


def _newest(records: Sequence[ConsentRecord]) -> datetime | None:
    return max((record.recorded_at for record in records), default=None)


def _contacts(person: Person) -> Iterator[HeldFact]:
    touches = touches_for(customer_id=person.customer.id)
    answers = responses_for(customer_id=person.customer.id)
    yield HeldFact(_("Contacts"), str(len(touches)), added_at=touches[0].occurred_at if touches else None)
    yield HeldFact(_("Answers, clicks and delivery notes"), str(len(answers)), added_at=answers[0].occurred_at if answers else None)
