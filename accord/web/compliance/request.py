"""One request of a person: check who it is, hand over the copy, decide, erase."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accord.access.actions import record_look
from accord.consent.actions import sign_checkpoint_when_due
from accord.customers.queries import customers_by_id
from accord.kernel import clock
from accord.kernel.errors import AccordError
from accord.kernel.viewer import Role, Viewer
from accord.rights.actions import decide_request, erase_customer, export_customer
from accord.rights.queries import certificates_for, get_certificate, get_request, zip_of
from accord.rights.types import RequestKind, RequestState, RightsRequest
from accord.web.compliance.requests import clock_of
from accord.web.compliance.sections import compliance_page
from accord.web.entrance.asking import or_404
from accord.web.entrance.roles import for_roles
from accord.web.words.declared import Words
from accord.web.words.names import name_of
from accord.web.words.requests import KIND_WORDS, NEXT_WORDS, ORIGIN_WORDS, STATE_WORDS

MOST_CHARACTERS = 2000
TROUBLES: Mapping[str, Words] = {
    "rights.closed": gettext_lazy("This request was closed in the meantime."),
    "rights.not_yet": gettext_lazy("Check the person's identity first."),
    "rights.extended": gettext_lazy("The time can be extended once, within the first month."),
    "rights.reason": gettext_lazy("Say why: the person must be told."),
    "rights.erase_first": gettext_lazy("A request for erasure is done by erasing."),
    "rights.reason_names_person": gettext_lazy(
        "The reason names the person, and it outlives the erasure. Say it without name or address."
    ),
    "rights.erased": gettext_lazy("This person is erased already."),
}


@require_GET
@never_cache
@for_roles(Role.COMPLIANCE)
def request_page(request: HttpRequest, viewer: Viewer, request_id: int) -> HttpResponse:
    """What was asked, by whom, and what there is to do; looking at it is written down."""
    asked = or_404(get_request, viewer=viewer, request_id=request_id)
    record_look(viewer=viewer, customer_ids=[asked.customer_id], page="compliance.requests", now=clock.now())
    return _show(request, viewer, asked)


@require_POST
@for_roles(Role.COMPLIANCE)
def request_step(request: HttpRequest, viewer: Viewer, request_id: int) -> HttpResponse:
    """Identity checked, time extended, done or refused: the button that was pressed."""
    asked = or_404(get_request, viewer=viewer, request_id=request_id)
    reason = request.POST.get("reason", "")[:MOST_CHARACTERS]
    try:
        state = RequestState(request.POST.get("state", ""))
        decide_request(request_id=asked.id, state=state, reason=reason, user_id=viewer.user_id, now=clock.now())
    except ValueError:
        return _show(request, viewer, asked, {"trouble": _("Choose what to do.")}, status=400)
    except AccordError as error:
        return _show(request, viewer, asked, {"trouble": TROUBLES.get(error.code, error.message), "reason": reason}, status=409)
    return redirect("compliance_request", request_id)


@require_GET
@never_cache
@for_roles(Role.COMPLIANCE)
def request_copy(request: HttpRequest, viewer: Viewer, request_id: int) -> HttpResponse:
    """The copy to hand over, as a ZIP; that it was taken is written down."""
    asked = or_404(get_request, viewer=viewer, request_id=request_id)
    now = clock.now()
    sign_checkpoint_when_due(now=now)
    export = or_404(export_customer, customer_id=asked.customer_id, viewer=viewer, now=now)
    answer = HttpResponse(zip_of(export=export), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="customer-{asked.customer_id}-{now:%Y%m%d}.zip"'
    return answer


@require_POST
@for_roles(Role.COMPLIANCE)
def request_erasure(request: HttpRequest, viewer: Viewer, request_id: int) -> HttpResponse:
    """Erase the person; their number must be typed, and their identity have been checked."""
    asked = or_404(get_request, viewer=viewer, request_id=request_id)
    reason = request.POST.get("reason", "")[:MOST_CHARACTERS]
    trouble = _erasure_trouble(asked, request.POST.get("typed", "").strip())
    if not trouble:
        try:
            paper = erase_customer(customer_id=asked.customer_id, reason=reason, user_id=viewer.user_id, now=clock.now())
            return redirect("compliance_certificate", paper.id)
        except AccordError as error:
            trouble = TROUBLES.get(error.code, error.message)
    return _show(request, viewer, asked, {"trouble": trouble, "reason": reason}, status=409)


@require_GET
@never_cache
@for_roles(Role.COMPLIANCE)
def certificate(request: HttpRequest, viewer: Viewer, certificate_id: int) -> HttpResponse:
    """The signed paper of an erasure; it names nobody."""
    paper = or_404(get_certificate, viewer=viewer, certificate_id=certificate_id)
    return compliance_page(request, viewer, "certificate.html", {"paper": paper, "duties": paper.content["duties"]})


def _erasure_trouble(asked: RightsRequest, typed: str) -> Words:
    if asked.kind is not RequestKind.ERASURE or not asked.is_open:
        return _("This request does not ask for erasure, or it is closed.")
    if RequestState.IDENTITY_CHECKED not in {step.state for step in asked.steps}:
        return TROUBLES["rights.not_yet"]
    return "" if typed == str(asked.customer_id) else _("The number you typed is not this person's. Nothing was erased.")


def _show(
    request: HttpRequest, viewer: Viewer, asked: RightsRequest, more: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    person = customers_by_id(customer_ids=[asked.customer_id])[asked.customer_id]
    left, tone = clock_of(asked, clock.now())
    states = {step.state for step in asked.steps}
    context = {
        "asked": asked,
        "name": name_of(person) or _("Erased person, number %(number)s") % {"number": person.id},
        "kind": KIND_WORDS[asked.kind],
        "origin": ORIGIN_WORDS[asked.origin],
        "next": NEXT_WORDS[asked.kind],
        "clock": left,
        "tone": tone,
        "checked": RequestState.IDENTITY_CHECKED in states,
        "extendable": RequestState.EXTENDED not in states and clock.now() <= asked.due_at,
        "copies": asked.kind in (RequestKind.ACCESS, RequestKind.PORTABILITY),
        "erases": asked.kind is RequestKind.ERASURE,
        "steps": [(step, STATE_WORDS[step.state]) for step in asked.steps],
        "papers": certificates_for(viewer=viewer, customer_id=asked.customer_id),
    }
    return compliance_page(request, viewer, "request.html", context | (more or {}), status=status)
