"""Paper forms: the scan is uploaded, and what it says is typed in."""

from datetime import date

from django.core.files import File
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accord.access.actions import record_look
from accord.consent.actions import record_paper
from accord.consent.queries import list_forms
from accord.consent.types import CaptureForm, Surface
from accord.customers.queries import find_customer
from accord.kernel import clock
from accord.kernel.errors import AccordError, NotFound
from accord.kernel.ids import new_id
from accord.kernel.viewer import Role, Viewer
from accord.web.compliance.sections import compliance_page
from accord.web.entrance.going import see_other
from accord.web.entrance.roles import for_roles
from accord.web.forms.asking import answers_in, form_for, language_tag
from accord.web.forms.sheet import box_sheets

MOST_BYTES = 10_000_000


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.COMPLIANCE)
def paper(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """GET shows the fields; POST keeps scan and answers, or says what is missing."""
    form = form_for(Surface.PAPER, code=request.POST.get("form", "") or request.GET.get("form", ""))
    if request.method != "POST" or form is None:
        return _show(request, viewer, form)
    try:
        _take_in(request, viewer, form)
    except AccordError as error:
        return _show(request, viewer, form, trouble=_trouble(error))
    return see_other(f"{reverse('compliance_paper')}?done=1")


def _take_in(request: HttpRequest, viewer: Viewer, form: CaptureForm) -> None:
    now = clock.now()
    customer_id = find_customer(reference=request.POST.get("customer", ""))
    record_paper(
        code=form.code,
        customer_id=customer_id,
        answers=answers_in(request.POST, len(form.boxes)),
        scan=_content(request.FILES.get("scan")),
        signed=request.POST.get("signed") == "yes",
        signed_on=_day(request.POST.get("signed_on", "")),
        typed_by=f"user:{viewer.user_id}",
        language=language_tag(request.POST.get("language", "")) or "en",
        key=f"{customer_id}:{request.POST.get('stamp', '')[:32] or new_id(now).hex}",
        now=now,
        place=request.POST.get("place", ""),
    )
    record_look(viewer=viewer, customer_ids=[customer_id], page="compliance.paper", now=now)


def _content(scan: "File[bytes] | None") -> bytes:
    """The file's bytes; of one that is too large just enough for it to be refused."""
    return scan.read(MOST_BYTES + 1) if scan else b""


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise AccordError("paper.day", "The day on the paper is missing.", "Give it.") from error


def _show(request: HttpRequest, viewer: Viewer, form: CaptureForm | None, *, trouble: str = "") -> HttpResponse:
    context = {
        "form": form,
        "forms": list_forms(surface=Surface.PAPER),
        "boxes": box_sheets(form.boxes) if form else (),
        "stamp": request.POST.get("stamp", "")[:32] or new_id(clock.now()).hex,
        "typed": request.POST if trouble else {},
        "language": request.POST.get("language", "") or get_language(),
        "today": clock.now().date(),
        "done": request.GET.get("done") == "1" and not trouble,
        "trouble": trouble,
    }
    return compliance_page(request, viewer, "paper.html", context, status=422 if trouble else 200)


def _trouble(error: AccordError) -> str:
    words = {
        "evidence.empty": _("Choose the scan."),
        "evidence.too_large": _("The scan is larger than 10 MB."),
        "evidence.type": _("The scan must be a PDF, JPEG or PNG, whatever its name says."),
        "answers.none": _("Say what the paper answers to one question at least."),
        "answers.future": _("That day has not come yet."),
        "paper.day": _("The day on the paper is missing."),
    }
    if isinstance(error, NotFound):
        return _("Nobody is found by that. Check the number.")
    return words.get(error.code, error.message)
