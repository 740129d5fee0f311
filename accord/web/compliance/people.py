"""Finding a person by our number or an identifier."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accord.customers.queries import find_customer
from accord.field_force.queries import get_customer
from accord.kernel import clock
from accord.kernel.errors import NotFound
from accord.kernel.viewer import Role, Viewer
from accord.web.compliance.sections import compliance_page
from accord.web.entrance.roles import for_roles


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.COMPLIANCE)
def compliance_people(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """GET shows the field; POST finds exactly one person or says that there is none. By POST, so that no address keeps it."""
    reference, missing = request.POST.get("reference", "").strip()[:100], ""
    if request.method == "POST":
        try:
            customer_id = find_customer(reference=reference)
            get_customer(viewer=viewer, customer_id=customer_id, on=clock.now().date())
            return redirect("compliance_person", customer_id)
        except NotFound:
            missing = _("Nobody is found by that. Check the number or the identifier.")
    context = {"reference": reference, "missing": missing}
    return compliance_page(request, viewer, "people.html", context, status=404 if missing else 200)
