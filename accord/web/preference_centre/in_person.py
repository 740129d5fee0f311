"""A page about one person that is not the preference centre: set in the person's own language and time zone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone, translation

from accord.consent.queries import preferences_for
from accord.consent.types import Preference
from accord.customers.queries import customers_by_id
from accord.delivery.queries import preference_link_for
from accord.kernel.errors import NotFound
from accord.web.preference_centre.language import language_for
from accord.web.preference_centre.person import Person


@contextmanager
def in_words_of(request: HttpRequest, customer_id: int, *, now: datetime) -> Iterator[Person]:
    """The person, with the language and the zone that are theirs in force. Raises NotFound."""
    customer = customers_by_id(customer_ids=[customer_id]).get(customer_id)
    if customer is None:
        raise NotFound("customer")
    wish = preferences_for(customer_ids=[customer_id]).get(customer_id, Preference(customer_id))
    token = preference_link_for(customer_id=customer_id).rpartition("/")[2]
    person = Person(token, customer, wish, now)
    with translation.override(language_for(request, customer, wish)), timezone.override(ZoneInfo(person.zone)):
        yield person
