"""Texts that seem to speak of a patient: read one by one, put back or taken out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accord.access.actions import record_look
from accord.customers.actions import decide_set_aside
from accord.customers.queries import list_set_aside, read_set_aside
from accord.customers.types import SetAsideVerdict
from accord.kernel import clock
from accord.kernel.viewer import Role, Viewer
from accord.web.compliance.sections import compliance_page
from accord.web.entrance.asking import or_404
from accord.web.entrance.roles import for_roles
from accord.web.words.patient_signs import SIGN_WORDS


@require_GET
@never_cache
@for_roles(Role.COMPLIANCE, Role.MEDICAL)
def set_aside(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What waits, the oldest first; no words of it yet."""
    page = list_set_aside(viewer=viewer)
    rows = [(row, [SIGN_WORDS.get(sign, sign) for sign in row.signs]) for row in page.items]
    return compliance_page(request, viewer, "set_aside.html", {"rows": rows, "total": page.total})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.COMPLIANCE, Role.MEDICAL)
def set_aside_text(request: HttpRequest, viewer: Viewer, set_aside_id: int) -> HttpResponse:
    """GET shows one text, and is written down as a look; POST decides on it, for good."""
    now = clock.now()
    row, words = or_404(read_set_aside, viewer=viewer, set_aside_id=set_aside_id)
    if request.method == "POST" and request.POST.get("verdict") in {verdict.value for verdict in SetAsideVerdict}:
        verdict = SetAsideVerdict(request.POST["verdict"])
        by = request.user.get_full_name()  # type: ignore[union-attr]
        decide_set_aside(viewer=viewer, set_aside_id=set_aside_id, verdict=verdict, decided_by=by, now=now)
        return redirect("compliance_set_aside")
    record_look(viewer=viewer, customer_ids=[row.customer_id], page="compliance.set_aside", now=now)
    context = {"row": row, "signs": [SIGN_WORDS.get(sign, sign) for sign in row.signs], "words": words}
    return compliance_page(request, viewer, "set_aside_text.html", context)
