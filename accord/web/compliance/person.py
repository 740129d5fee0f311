"""One person: why each channel is or is not allowed, now or at any moment of the past, with the proofs to carry away."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accord.access.actions import record_look
from accord.access.queries import list_looks
from accord.consent.queries import dossier_of, standing_of
from accord.consent.types import Line
from accord.field_force.queries import get_customer
from accord.kernel import clock
from accord.kernel.errors import NotFound
from accord.kernel.viewer import Role, Viewer
from accord.rights.queries import requests_for
from accord.web.compliance.days import days_of, moment_of
from accord.web.compliance.entries import entries_for
from accord.web.compliance.screen import screen_of
from accord.web.compliance.sections import compliance_page
from accord.web.entrance.asking import or_404
from accord.web.entrance.roles import for_roles
from accord.web.words.names import name_of
from accord.web.words.pages import page_words
from accord.web.words.requests import KIND_WORDS

DAYS_SHOWN = 6


@require_GET
@never_cache
@for_roles(Role.COMPLIANCE)
def compliance_person(request: HttpRequest, viewer: Viewer, customer_id: int) -> HttpResponse:
    """`on`: the day it is asked about; `known`: the day up to which knowledge counts. Both end with that day; today means now."""
    now = clock.now()
    customer = or_404(get_customer, viewer=viewer, customer_id=customer_id, on=now.date())
    valid_at, known_at = moment_of(request.GET.get("on", ""), now), moment_of(request.GET.get("known", ""), now)
    record_look(viewer=viewer, customer_ids=[customer_id], page="compliance.person", now=now)
    entries = entries_for(customer_id=customer_id)
    lines = _lines(customer_id, valid_at, known_at)
    context = {
        "customer": customer,
        "name": name_of(customer),
        "on": valid_at.date().isoformat(),
        "known": known_at.date().isoformat(),
        "today": now.date().isoformat(),
        "past": valid_at != now or known_at != now,
        "shown_on": valid_at,
        "known_at": known_at,
        "screen": screen_of(lines, {entry.id: entry for entry in entries}),
        "entries": entries,
        "days": days_of(entries)[:DAYS_SHOWN],
        "looks": [(look, page_words(look.page)) for look in list_looks(viewer=viewer, customer_id=customer_id)[:50]],
        "requests": [(KIND_WORDS[asked.kind], asked) for asked in requests_for(customer_id=customer_id)],
    }
    return compliance_page(request, viewer, "person.html", context)


@require_GET
@never_cache
@for_roles(Role.COMPLIANCE)
def person_dossier(request: HttpRequest, viewer: Viewer, customer_id: int) -> HttpResponse:
    """The dossier with its proofs, for `verify_accord.py` on another machine."""
    now = clock.now()
    or_404(get_customer, viewer=viewer, customer_id=customer_id, on=now.date())
    valid_at, known_at = moment_of(request.GET.get("on", ""), now), moment_of(request.GET.get("known", ""), now)
    dossier = or_404(dossier_of, customer_id=customer_id, valid_at=valid_at, known_at=known_at, now=now)
    record_look(viewer=viewer, customer_ids=[customer_id], page="compliance.dossier", now=now)
    answer = JsonResponse(dossier, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="dossier-{customer_id}-{valid_at:%Y%m%d}.json"'
    return answer


def _lines(customer_id: int, valid_at: datetime, known_at: datetime) -> tuple[Line, ...]:
    """Where the person stood; nothing where nobody knew of them yet."""
    try:
        return standing_of(customer_id=customer_id, now=valid_at, known_at=known_at)
    except NotFound:
        return ()
