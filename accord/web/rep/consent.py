"""Consent on the rep's device: the questions, then the device is handed over and the person signs."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accord.access.actions import record_look
from accord.catalogue.types import Channel
from accord.consent.actions import record_signed
from accord.consent.types import Surface
from accord.customers.types import Customer
from accord.field_force.queries import get_customer, get_rep
from accord.kernel import clock
from accord.kernel.errors import AccordError
from accord.kernel.ids import new_id
from accord.kernel.viewer import Role, Viewer
from accord.web.entrance.asking import or_404
from accord.web.entrance.going import see_other
from accord.web.entrance.roles import for_roles, places_for
from accord.web.forms.asking import Asking, answers_in, asking_for, form_for, language_code, language_tag
from accord.web.forms.receipts import done_in, give_receipt
from accord.web.words.names import name_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.REP)
def consent(request: HttpRequest, viewer: Viewer, customer_id: int) -> HttpResponse:
    """GET shows the questions in the person's language; POST takes the answers with signature or name."""
    now = clock.now()
    customer = or_404(get_customer, viewer=viewer, customer_id=customer_id, on=now.date())
    asking = _asking(request, viewer, customer, now)
    if request.method != "POST":
        record_look(viewer=viewer, customer_ids=[customer_id], page="rep.consent", now=now)
        return _show(request, viewer, customer, asking)
    if asking is None:
        raise Http404
    try:
        receipt = _take_in(request, viewer, customer, asking, now)
    except AccordError as error:
        return _show(request, viewer, customer, asking, trouble=_trouble(error))
    return see_other(f"{reverse('rep_consent', args=[customer_id])}?done={receipt.rpartition('/')[2] or 1}")


def _asking(request: HttpRequest, viewer: Viewer, customer: Customer, now: datetime) -> Asking | None:
    sender_id = get_rep(rep_id=viewer.rep_id).sender_id if viewer.rep_id else None
    chosen = language_tag(request.POST.get("language", "") or request.GET.get("language", ""))
    stamp = request.POST.get("stamp", "")[:32] or new_id(now).hex
    return asking_for(form_for(Surface.DEVICE, sender_id=sender_id), customer, language=chosen, stamp=stamp, now=now)


def _take_in(request: HttpRequest, viewer: Viewer, customer: Customer, asking: Asking, now: datetime) -> str:
    answers = answers_in(request.POST, len(asking.boxes))
    record_ids = record_signed(
        code=asking.form.code,
        customer_id=customer.id,
        answers=answers,
        rep_id=viewer.rep_id or 0,
        place=customer.city,
        language=asking.notice.language,
        signed_at=now,
        key=f"{customer.id}:{asking.stamp}",
        now=now,
        strokes=request.POST.get("strokes", ""),
        typed_name=request.POST.get("typed_name", ""),
    )
    return give_receipt(
        record_ids,
        customer_id=customer.id,
        language=asking.notice.language,
        by=Channel.VISIT,
        shown_on=Channel.VISIT,
        about=", ".join(str(box.name) for box in asking.boxes if box.number in answers),
        now=now,
    )


def _show(request: HttpRequest, viewer: Viewer, customer: Customer, asking: Asking | None, *, trouble: str = "") -> HttpResponse:
    code = language_code(asking.notice.language) if asking else ""
    context = {
        "asking": asking,
        "customer": customer,
        "name": name_of(customer),
        "done": "" if trouble else done_in(request),
        "trouble": trouble,
        "places": places_for(viewer),
        "code": code,
    }
    with translation.override(code or translation.get_language()):
        return render(request, "rep/consent.html", context, status=422 if trouble else 200)


def _trouble(error: AccordError) -> str:
    if error.code == "answers.none":
        return _("No question is answered yet.")
    return _("The signature is missing. Sign in the field, or type the name instead.")
