"""The way out of a message: GET shows a button, POST acts; mail programs post RFC 8058's one click to the same address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accord.catalogue.queries import get_sender
from accord.consent.types import Mechanism
from accord.delivery.actions import unsubscribe
from accord.delivery.queries import message_to_end, preference_link_for
from accord.kernel import clock
from accord.kernel.errors import AccordError


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscription(request: HttpRequest, token: str) -> HttpResponse:
    """Ask on GET; end this kind of message on POST, again and again with the same answer. No cookie, no CSRF check: RFC 8058."""
    done = request.method == "POST"
    try:
        message = message_to_end(token=token, now=clock.now())
        if done:
            unsubscribe(token=token, mechanism=Mechanism.ONE_CLICK_POST, now=clock.now())
    except AccordError as error:
        raise Http404 from error
    sender = get_sender(sender_id=message.sender_id)
    context = {"done": done, "sender": sender.name, "preferences_url": preference_link_for(customer_id=message.customer_id)}
    return render(request, "preference_centre/unsubscription.html", context)
