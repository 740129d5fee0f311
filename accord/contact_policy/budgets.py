"""People's contact budgets as they stand: what is reserved or was made."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from accord.catalogue.types import Channel
from accord.contact_policy.models import Reservation
from accord.contact_policy.rules.caps import Contact
from accord.contact_policy.types import ContactRequest, ReservationState
from accord.customers.queries import ids_in

_CHANNEL = {channel.value: channel for channel in Channel}  # a tenth of the cost of calling the enum
SLACK = timedelta(days=2)  # a window starts at a local midnight and never less than 24 hours back


class Budgets:
    """The contacts of some people that may share a window with a new one; a contact that is taken counts from then on."""

    def __init__(self, contacts: Iterable[tuple[int, str, datetime]]) -> None:
        self._contacts: dict[int, list[Contact]] = defaultdict(list)
        for customer_id, channel, moment in contacts:
            insort(self._contacts[customer_id], Contact(moment, _CHANNEL[channel]))

    def of(self, customer_id: int) -> Sequence[Contact]:
        """The person's contacts, in order of time."""
        return self._contacts[customer_id]

    def without(self, request: ContactRequest, planned_at: datetime) -> Sequence[Contact]:
        """The person's contacts but for the one that is planned at `planned_at` on the channel of `request`."""
        contacts, own = list(self._contacts[request.customer_id]), Contact(planned_at, request.channel)
        if own in contacts:  # it is not where its time lies before every window
            contacts.remove(own)
        return contacts

    def take(self, customer_id: int, contact: Contact) -> None:
        """Count one more contact."""
        insort(self._contacts[customer_id], contact)


def budgets_for(requests: Sequence[ContactRequest]) -> Budgets:
    """The budgets of everyone asked for, back to the longest window of any cap."""
    longest = max((cap.days for request in requests for cap in request.caps), default=0)
    if not longest:
        return Budgets(())
    since = min(request.planned_at for request in requests) - timedelta(days=longest) - SLACK
    return Budgets(_contacts(sorted({request.customer_id for request in requests}), since))


def _contacts(customer_ids: Sequence[int], since: datetime) -> Iterator[tuple[int, str, datetime]]:
    counted = Reservation.objects.exclude(state=ReservationState.RELEASED).filter(planned_at__gte=since, counted=True)
    yield from counted.filter(customer_id__in=ids_in(customer_ids)).values_list("customer_id", "channel", "planned_at")
