"""A new link for whoever lost theirs: sent to the address on file, and the page says the same to everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accord.content.types import LetterKind
from accord.customers.ports import InvalidValue, normal_email
from accord.customers.queries import contact_points_for, customers_at, lookup_hash_of
from accord.delivery.actions import queue_letter
from accord.delivery.queries import preference_link_for
from accord.kernel import clock
from accord.kernel.errors import AccordError
from accord.web.entrance.going import see_other
from accord.web.forms.crowd import is_too_often

MOST_PEOPLE = 3
"""Of a mailbox that more people share than this, nobody is written to: a link says whose it is."""


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_link(request: HttpRequest) -> HttpResponse:
    """Ask for the address; on POST write to it, if it is on file. No cookie, no CSRF check: it can only bring its owner a mail."""
    if request.method != "POST":
        return render(request, "preference_centre/new_link.html", {"sent": "sent" in request.GET})
    if not is_too_often(request):
        _write_to(request.POST.get("email", ""))
    return see_other(f"{reverse('preference_link')}?sent")


def _write_to(text: str) -> None:
    """That nobody is known, or a letter cannot go, is not told: it would tell who is."""
    try:
        address = lookup_hash_of(value=normal_email(text))
    except InvalidValue:
        return
    people = customers_at(lookup_hash=address)
    if len(people) > MOST_PEOPLE:
        return
    points = contact_points_for(customer_ids=people)
    for customer_id in people:
        point = next(point for point in points[customer_id] if point.lookup_hash == address)
        try:
            queue_letter(
                customer_id=customer_id,
                letter=LetterKind.PREFERENCE_LINK,
                values={"action_url": preference_link_for(customer_id=customer_id)},
                contact_point_id=point.id,
                now=clock.now(),
            )
        except AccordError:
            continue
