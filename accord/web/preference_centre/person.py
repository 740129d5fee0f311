"""Who a signed link speaks of. The link is the key: whoever holds it is taken to be the person, and needs no cookie."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from accord.consent.queries import preferences_for
from accord.consent.types import Preference
from accord.customers.queries import customers_by_id
from accord.customers.types import Customer
from accord.kernel import clock
from accord.kernel.errors import AccordError
from accord.kernel.tokens import open_token
from accord.web.preference_centre.language import language_for

P = ParamSpec("P")
USE = "preferences"


class Person:
    """The person of a link, at one moment, with the wishes on file."""

    def __init__(self, token: str, customer: Customer, preference: Preference, now: datetime) -> None:
        self.token = token
        self.customer = customer
        self.preference = preference
        self.now = now


def open_link(token: str, *, now: datetime) -> Person:
    """The person a link speaks of. Raises Http404 for a link that is cut, forged or of somebody unknown."""
    try:
        customer_id = int(open_token(USE, token, key=settings.ACCORD_TOKEN_KEY, now=now)["c"])
    except (AccordError, KeyError, ValueError) as error:
        raise Http404 from error
    customer = customers_by_id(customer_ids=[customer_id]).get(customer_id)
    if customer is None:
        raise Http404
    return Person(token, customer, preferences_for(customer_ids=[customer_id]).get(customer_id, Preference(customer_id)), now)


def for_person(
    page: Callable[Concatenate[HttpRequest, Person, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Call a page with the person of its link, in the person's language and time zone.

    There is no CSRF check: a forged request would have to know the link, which is the secret itself.
    """

    @csrf_exempt
    @never_cache
    @wraps(page)
    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        person = open_link(token, now=clock.now())
        zone = ZoneInfo(person.customer.time_zone or "UTC")
        with translation.override(language_for(request, person.customer, person.preference)), timezone.override(zone):
            return page(request, person, *args, **kwargs)

    return opened
