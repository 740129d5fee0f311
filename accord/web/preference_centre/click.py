"""A link of a message: noted, then followed. It leads only where the message itself said; an address cannot be put into it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accord.delivery.actions import record_click
from accord.kernel import clock
from accord.kernel.errors import AccordError


@require_safe
@never_cache
def click(request: HttpRequest, token: str) -> HttpResponse:
    """Note the click (an observation: no permission changes by it) and go on."""
    agent = request.headers.get("User-Agent", "")
    try:
        target = record_click(token=token, user_agent=agent, now=clock.now(), method=request.method or "GET")
    except AccordError as error:
        raise Http404 from error
    return HttpResponseRedirect(target)
