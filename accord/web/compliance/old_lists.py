"""Old permission lists: uploaded, graded and weighed; taken in only when the plan was seen."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accord.access.actions import record_look
from accord.consent.actions import import_old_list
from accord.consent.queries import plan_old_list
from accord.consent.types import OldListPlan
from accord.kernel import clock
from accord.kernel.errors import AccordError
from accord.kernel.viewer import Role, Viewer
from accord.web.compliance.old_list_sheet import ROWS_SHOWN, old_list_sheet_of
from accord.web.compliance.sections import compliance_page
from accord.web.compliance.uploads import drop_upload, keep_upload, read_upload
from accord.web.entrance.roles import for_roles

MOST_BYTES = 20_000_000


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.COMPLIANCE)
def old_lists(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """GET asks for the file; POST with a file shows the plan, POST with its digest takes the list in or drops it."""
    now = clock.now()
    if request.method != "POST":
        return compliance_page(request, viewer, "old_lists.html")
    try:
        if digest := request.POST.get("digest", ""):
            return _decided(request, viewer, digest, now)
        return _planned(request, viewer, now)
    except AccordError as error:
        context = {"trouble": f"{error.message} {error.next_step}"}
        return compliance_page(request, viewer, "old_lists.html", context, status=422)


def _planned(request: HttpRequest, viewer: Viewer, now: datetime) -> HttpResponse:
    upload = request.FILES.get("list")
    if upload is None:
        raise AccordError("old_list.none", _("No file is chosen."), _("Choose the list."))
    content = upload.read(MOST_BYTES + 1)
    plan = plan_old_list(content=content, now=now)
    keep_upload(plan.digest, content, now=now)
    sheet = old_list_sheet_of(plan)
    _look(viewer, plan, now)
    return compliance_page(request, viewer, "old_list_plan.html", {"sheet": sheet})


def _decided(request: HttpRequest, viewer: Viewer, digest: str, now: datetime) -> HttpResponse:
    if request.POST.get("decision") != "import":
        drop_upload(digest)
        return compliance_page(request, viewer, "old_lists.html", {"dropped": True})
    report = import_old_list(content=read_upload(digest), imported_by=f"user:{viewer.user_id}", now=now)
    drop_upload(digest)
    return compliance_page(request, viewer, "old_lists.html", {"report": report})


def _look(viewer: Viewer, plan: OldListPlan, now: datetime) -> None:
    """The persons whose rows were shown."""
    record_look(
        viewer=viewer,
        customer_ids=[row.customer_id for row, _grade in plan.rows[:ROWS_SHOWN]],
        page="compliance.old_lists",
        now=now,
    )
