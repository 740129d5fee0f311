"""Who a signed link speaks of. The link is the key: whoever holds it is taken to be the person, and needs no cookie."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from accord.consent.queries import preferences_for
from accord.consent.types import Preference
from accord.customers.queries import customers_by_id
from accord.customers.types import Customer
from accord.kernel import clock
from accord.kernel.errors import AccordError
from accord.kernel.ids import new_id
from accord.kernel.tokens import open_token
from accord.web.forms.signal import heed_signal, sends_signal
from accord.web.preference_centre.language import language_for
from accord.web.preference_centre.lost import lost_page
from accord.web.words.names import name_of

P = ParamSpec("P")
USE = "preferences"


@dataclass(frozen=True, slots=True)
class Person:
    """The person of a link, at one moment, with the wishes on file.

    `stamp` marks this showing of the forms: sent twice, they act once. `signalled`: the browser sends Global Privacy Control.
    """

    token: str
    customer: Customer
    preference: Preference
    now: datetime
    signalled: bool = False

    @property
    def name(self) -> str:
        """The name with its title, in the order of its own script."""
        return name_of(self.customer)

    @property
    def stamp(self) -> str:
        """Another one each time the page is shown."""
        return new_id(self.now).hex

    @property
    def zone(self) -> str:
        """The IANA name of the zone the person lives by."""
        return self.customer.time_zone or "UTC"

    @property
    def paused_until(self) -> datetime | None:
        """The end of a pause that is running."""
        until = self.preference.pause_until
        return until if until and until > self.now else None


def open_link(token: str, *, now: datetime) -> Person | None:
    """The person a link speaks of, None for a link that is cut, forged, too old or of somebody unknown."""
    try:
        customer_id = int(open_token(USE, token, key=settings.ACCORD_TOKEN_KEY, now=now)["c"])
    except (AccordError, KeyError, ValueError):
        return None
    customer = customers_by_id(customer_ids=[customer_id]).get(customer_id)
    if customer is None:
        return None
    return Person(token, customer, preferences_for(customer_ids=[customer_id]).get(customer_id, Preference(customer_id)), now)


def for_person(
    page: Callable[Concatenate[HttpRequest, Person, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Call a page with the person of its link, in the person's language and time zone; a link that opens nothing is told kindly.

    There is no CSRF check: a forged request would have to know the link, which is the secret itself.
    """

    @csrf_exempt
    @never_cache
    @wraps(page)
    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        person = open_link(token, now=clock.now())
        if person is None:
            return lost_page(request)
        if sends_signal(request):
            person = replace(person, signalled=True)
            heed_signal(request, customer_id=person.customer.id, now=person.now)
        with (
            translation.override(language_for(request, person.customer, person.preference)),
            timezone.override(ZoneInfo(person.zone)),
        ):
            return page(request, person, *args, **kwargs)

    return opened
