"""Finding the person on the line, by our number or by an identifier."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accord.customers.queries import find_customer
from accord.field_force.queries import get_customer
from accord.kernel import clock
from accord.kernel.errors import NotFound
from accord.kernel.viewer import Role, Viewer
from accord.web.entrance.going import see_other
from accord.web.entrance.roles import for_roles, places_for


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.AGENT)
def search(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """GET shows the field; POST finds exactly one person or says that there is none. Sent by POST, so that no address keeps it."""
    reference = request.POST.get("reference", "").strip()[:100]
    missing = ""
    if request.method == "POST":
        try:
            customer_id = find_customer(reference=reference)
            get_customer(viewer=viewer, customer_id=customer_id, on=clock.now().date())
        except NotFound:
            missing = _("Nobody is found by that. Check the number, or ask the person for it again.")
        else:
            return see_other(reverse("agent_consent", args=[customer_id]))
    context = {"places": places_for(viewer), "reference": reference, "missing": missing}
    return render(request, "agent/search.html", context, status=404 if missing else 200)
