"""The person's rights: a copy to take away, a correction, an erasure; asked for here, and seen here how far it has come."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django_ratelimit.core import is_ratelimited

from accord.rights.actions import export_customer, request_right
from accord.rights.queries import json_of, requests_for, zip_of
from accord.rights.types import Export, Origin, RequestKind, RequestState, RightsRequest
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.receipts import page_language
from accord.web.preference_centre.saying import said
from accord.web.preference_centre.sheet import Words
from accord.web.preference_centre.shown import show

LONGEST_NOTE = 2000
TOO_OFTEN = "20/h"

KIND_WORDS: dict[RequestKind, Words] = {
    RequestKind.ACCESS: gettext_lazy("A copy of your data"),
    RequestKind.PORTABILITY: gettext_lazy("A copy of your data"),
    RequestKind.RECTIFICATION: gettext_lazy("A correction"),
    RequestKind.ERASURE: gettext_lazy("Erasure of your data"),
    RequestKind.RESTRICTION: gettext_lazy("No use of your data"),
    RequestKind.OBJECTION: gettext_lazy("An objection"),
}
STATE_WORDS: dict[RequestState, tuple[Words, str]] = {
    RequestState.RECEIVED: (gettext_lazy("Received"), "wait"),
    RequestState.IDENTITY_CHECKED: (gettext_lazy("Being worked on"), "wait"),
    RequestState.EXTENDED: (gettext_lazy("Takes longer"), "wait"),
    RequestState.DONE: (gettext_lazy("Done"), "good"),
    RequestState.REFUSED: (gettext_lazy("Refused, with reasons"), "stop"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request on file: what for, how far it has come, and by when it must be answered."""

    name: Words
    state: Words
    tone: str
    received_at: datetime
    due_at: datetime
    is_open: bool


@require_safe
@for_person
def rights(request: HttpRequest, person: Person) -> HttpResponse:
    """What can be asked for, and what was."""
    return _show(request, person)


@require_POST
@for_person
def copy(request: HttpRequest, person: Person) -> HttpResponse:
    """Everything held, at once: as a file for reading, for machines, or all of it with evidence and receipts. It is not kept."""
    form = request.POST.get("form", "")
    if form not in ("pdf", "json", "zip"):
        return HttpResponseBadRequest("Unknown form of a copy.")
    if is_ratelimited(request, group="copies", key=lambda *_: str(person.customer.id), rate=TOO_OFTEN, increment=True):
        return _show(request, person, unreadable=_("That was too often. Please try again later."))
    export = export_customer(customer_id=person.customer.id, language=page_language(), with_pdf=form != "json", now=person.now)
    if form == "pdf" and not export.pdf:
        return _show(request, person, unreadable=_("The PDF cannot be made just now. The other two files hold the same."))
    return _download(export, form)


@require_POST
@for_person
def correction(request: HttpRequest, person: Person) -> HttpResponse:
    """What is wrong, in the person's own words, which go to the vault."""
    note = request.POST.get("note", "").strip()[:LONGEST_NOTE]
    if not note:
        return _show(request, person, unreadable=_("Please say what is wrong, and what would be right."))
    _ask(person, RequestKind.RECTIFICATION, note)
    return said(person, "correction", "preference_rights")


@require_POST
@for_person
def erasure(request: HttpRequest, person: Person) -> HttpResponse:
    """The request is taken in; nobody is erased by a click that somebody else may have made."""
    if request.POST.get("sure") != "on":
        return _show(request, person, unreadable=_("Nothing was changed: tick the box to say that you are sure."))
    _ask(person, RequestKind.ERASURE, "")
    return said(person, "erasure", "preference_rights")


def _show(request: HttpRequest, person: Person, *, unreadable: str = "") -> HttpResponse:
    asked = [_asked(one) for one in requests_for(customer_id=person.customer.id)]
    return show(request, person, "rights", unreadable=unreadable, asked=asked)


def _ask(person: Person, kind: RequestKind, note: str) -> None:
    request_right(customer_id=person.customer.id, kind=kind, origin=Origin.PREFERENCE_CENTRE, note=note, now=person.now)


def _asked(one: RightsRequest) -> Asked:
    words, tone = STATE_WORDS[one.state]
    return Asked(KIND_WORDS[one.kind], words, tone, one.received_at, one.due_at, one.is_open)


def _download(export: Export, form: str) -> HttpResponse:
    content = {"pdf": lambda: export.pdf, "json": lambda: json_of(export=export), "zip": lambda: zip_of(export=export)}[form]()
    kind = {"pdf": "application/pdf", "json": "application/json", "zip": "application/zip"}[form]
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="my-data-{export.made_at:%Y-%m-%d}.{form}"'
    return response
