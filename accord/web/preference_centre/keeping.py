"""A wish kept: it works at once, also on what already waits to be sent."""

from accord.consent.actions import set_preference
from accord.consent.types import Preference
from accord.delivery.actions import cancel_forbidden
from accord.web.preference_centre.person import Person


def keep_wish(person: Person, wish: Preference) -> None:
    """Record the wish, and take out of the queue what it forbids."""
    set_preference(preference=wish, now=person.now)
    cancel_forbidden(customer_id=person.customer.id, now=person.now)
