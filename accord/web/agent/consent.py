"""Consent in a call: the words to read out, in the person's language, and the answer as it was given."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accord.access.actions import record_look
from accord.catalogue.queries import get_sender
from accord.catalogue.types import Channel
from accord.consent.actions import record_spoken
from accord.consent.types import Surface
from accord.customers.types import Customer
from accord.field_force.queries import get_customer
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

MOST_CHARACTERS = 2000


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.AGENT)
def consent(request: HttpRequest, viewer: Viewer, customer_id: int) -> HttpResponse:
    """GET shows the script; POST takes the answers with the person's own words. That the person was looked at is on record."""
    now = clock.now()
    customer = or_404(get_customer, viewer=viewer, customer_id=customer_id, on=now.date())
    asking = _asking(request, customer, now)
    if request.method != "POST":
        record_look(viewer=viewer, customer_ids=[customer_id], page="agent.consent", now=now)
        return _show(request, viewer, customer, asking)
    if asking is None:
        raise Http404
    try:
        receipt = _take_in(request, viewer, customer, asking, now)
    except AccordError as error:
        return _show(request, viewer, customer, asking, trouble=_trouble(error))
    return see_other(f"{reverse('agent_consent', args=[customer_id])}?done={receipt.rpartition('/')[2] or 1}")


def _asking(request: HttpRequest, customer: Customer, now: datetime) -> Asking | None:
    chosen = language_tag(request.POST.get("script", "") or request.GET.get("script", ""))
    stamp = request.POST.get("stamp", "")[:32] or new_id(now).hex
    return asking_for(form_for(Surface.CALL), customer, language=chosen, stamp=stamp, now=now)


def _take_in(request: HttpRequest, viewer: Viewer, customer: Customer, asking: Asking, now: datetime) -> str:
    answers = answers_in(request.POST, len(asking.boxes))
    recording = request.FILES.get("recording")
    record_ids = record_spoken(
        code=asking.form.code,
        customer_id=customer.id,
        answers=answers,
        verbatim=request.POST.get("verbatim", "")[:MOST_CHARACTERS],
        agent=f"user:{viewer.user_id}",
        language=asking.notice.language,
        spoken_at=now,
        key=f"{customer.id}:{asking.stamp}",
        now=now,
        recording=recording.read() if recording else b"",
        recording_reference=request.POST.get("recording_reference", "")[:200],
    )
    return give_receipt(
        record_ids,
        customer_id=customer.id,
        language=asking.notice.language,
        by=Channel.EMAIL,
        shown_on=Channel.PHONE,
        about=", ".join(str(box.name) for box in asking.boxes if box.number in answers),
        now=now,
    )


def _show(request: HttpRequest, viewer: Viewer, customer: Customer, asking: Asking | None, *, trouble: str = "") -> HttpResponse:
    context = {
        "asking": asking,
        "name": name_of(customer),
        "customer": customer,
        "sender": get_sender(sender_id=asking.form.sender_id).name if asking else "",
        "verbatim": request.POST.get("verbatim", "") if trouble else "",
        "done": "" if trouble else done_in(request),
        "trouble": trouble,
        "places": places_for(viewer),
        "code": language_code(asking.notice.language) if asking else "",
    }
    return render(request, "agent/consent.html", context, status=422 if trouble else 200)


def _trouble(error: AccordError) -> str:
    if error.code == "answers.none":
        return _("No question is answered yet.")
    if error.code == "spoken.no_words":
        return _("Write down the answer in the person’s own words.")
    return _("The recording could not be taken: it must be an Ogg, MP3, WAV or FLAC file of at most 10 MB.")
