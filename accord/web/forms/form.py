"""The public form: GET shows it and changes nothing, POST takes it in. It may stand in another site's page where it says so."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accord.catalogue.queries import get_sender
from accord.consent.actions import record_form
from accord.consent.queries import get_form, notice_for_form
from accord.consent.types import CaptureForm, Notice
from accord.kernel import clock
from accord.kernel.errors import AccordError
from accord.kernel.ids import new_id
from accord.web.entrance.asking import or_404
from accord.web.entrance.going import see_other
from accord.web.forms.crowd import TRAP, is_too_often, is_trapped
from accord.web.forms.letters import ask_to_confirm
from accord.web.forms.sheet import FormSheet, begins_ticked, box_sheets, page_as_shown
from accord.web.forms.signal import heed_signal
from accord.web.forms.who import PROFESSIONS, countries_in, person_of, ticked_in, typed_in


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, code: str) -> HttpResponse:
    """The form on a page of its own. No cookie, no CSRF check: whoever may fill it in may do so from anywhere."""
    return _answer(request, _open(code), framed=False)


@csrf_exempt
@never_cache
@xframe_options_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def embedded_form(request: HttpRequest, code: str) -> HttpResponse:
    """The form inside another site's page; only the sites that the form names may frame it."""
    asked = _open(code)
    if not asked.origins:
        raise Http404
    response = _answer(request, asked, framed=True)
    response._csp_replace = {"frame-ancestors": list(asked.origins)}  # type: ignore[attr-defined]
    return response


@never_cache
@require_safe
def sent(request: HttpRequest, code: str) -> HttpResponse:
    """What happens next; the same words for everybody, known to us or not."""
    asked = _open(code)
    return render(request, "forms/sent.html", {"sender": get_sender(sender_id=asked.sender_id), "confirm": asked.confirm})


def _open(code: str) -> CaptureForm:
    return or_404(get_form, code=code)


def _answer(request: HttpRequest, asked: CaptureForm, *, framed: bool) -> HttpResponse:
    if request.method != "POST":
        return _show(request, asked, framed=framed)
    if is_too_often(request):
        return _show(request, asked, framed=framed, trouble=_("That was too often. Please try again later."), status=429)
    if not is_trapped(request):
        try:
            _take_in(request, asked)
        except AccordError as error:
            return _show(request, asked, framed=framed, trouble=_trouble(error), status=422)
    if framed:
        return render(request, "forms/sent.html", {**_sent(asked), "framed": True})
    return see_other(reverse("form_sent", args=[asked.code]))


def _sent(asked: CaptureForm) -> dict[str, object]:
    return {"sender": get_sender(sender_id=asked.sender_id), "confirm": asked.confirm}


def _take_in(request: HttpRequest, asked: CaptureForm) -> None:
    now = clock.now()
    notice = _notice(asked)
    outcome = record_form(
        code=asked.code,
        language=get_language() or "en",
        person=person_of(typed_in(request.POST)),
        ticked=ticked_in(request.POST, len(asked.boxes)),
        page=page_as_shown(asked, notice, get_sender(sender_id=asked.sender_id)),
        key=request.POST.get("stamp", "")[:32] or new_id(now).hex,
        now=now,
    )
    heed_signal(request, customer_id=outcome.customer_id, now=now)
    ask_to_confirm(outcome, now=now)


def _show(request: HttpRequest, asked: CaptureForm, *, framed: bool, trouble: str = "", status: int = 200) -> HttpResponse:
    notice = _notice(asked)
    ticked = ticked_in(request.POST, len(asked.boxes)) if trouble else begins_ticked(asked, notice)
    sheet = FormSheet(
        code=asked.code,
        title=asked.title,
        sender=get_sender(sender_id=asked.sender_id),
        notice=notice,
        boxes=box_sheets(asked.boxes, ticked=ticked),
        stamp=new_id(clock.now()).hex,
        typed=typed_in(request.POST) if trouble else {},
    )
    context = {
        "sheet": sheet,
        "trouble": trouble,
        "framed": framed,
        "trap": TRAP,
        "countries": countries_in(get_language() or "en"),
        "professions": PROFESSIONS,
    }
    return render(request, "forms/form.html", context, status=status)


def _notice(asked: CaptureForm) -> Notice:
    return or_404(notice_for_form, form=asked, language=get_language() or "en", at=clock.now())


def _trouble(error: AccordError) -> str:
    if error.code == "answers.none":
        return _("No box is ticked, so there is nothing to keep. Tick one, or leave the page.")
    return _("Please check your name, your e-mail address and your country.")
