"""In whose name the pages speak."""

from collections.abc import Sequence

from django.http import HttpRequest

from accord.catalogue.queries import list_senders
from accord.catalogue.types import Sender
from accord.consent.queries import records_for
from accord.consent.types import ConsentRecord
from accord.customers.types import Customer
from accord.web.preference_centre.person import Person


def senders_for(person: Person) -> tuple[Sender, ...]:
    """Every sender, the nearest to the person first. Two queries."""
    return by_nearness(person.customer, records_for(customer_id=person.customer.id), list_senders())


def by_nearness(customer: Customer, records: Sequence[ConsentRecord], senders: Sequence[Sender]) -> tuple[Sender, ...]:
    """The sender that the newest record names first, then those of the person's country, then the others."""
    named = next((record.sender_id for record in records if record.sender_id is not None), None)
    return tuple(sorted(senders, key=lambda sender: (sender.id != named, sender.country != customer.country, sender.id)))


def chosen_sender(request: HttpRequest, senders: Sequence[Sender]) -> Sender | None:
    """The sender that the address of the page names, else the nearest; None where the house has none yet."""
    code = request.GET.get("sender", "")
    return next((sender for sender in senders if sender.code == code), senders[0] if senders else None)
