"""One person: why each channel is or is not allowed, now or at any moment of the past, with the proofs to carry away."""

from datetime import datetime, time, timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.dateparse import parse_date
from django.utils.timezone import get_current_timezone, make_aware
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accord.access.actions import record_look
from accord.access.queries import list_looks
from accord.consent.queries import dossier_of, standing_of
from accord.field_force.queries import get_customer
from accord.kernel import clock
from accord.kernel.viewer import Role, Viewer
from accord.rights.queries import requests_for
from accord.web.compliance.entries import entries_for
from accord.web.compliance.sections import compliance_page
from accord.web.compliance.standing import channels_of
from accord.web.entrance.asking import or_404
from accord.web.entrance.roles import for_roles
from accord.web.words.names import name_of
from accord.web.words.pages import page_words

END_OF_DAY = time(23, 59, 59)


@require_GET
@never_cache
@for_roles(Role.COMPLIANCE)
def compliance_person(request: HttpRequest, viewer: Viewer, customer_id: int) -> HttpResponse:
    """`on`: the day it is asked about; `known`: the day up to which knowledge counts. Both end with that day; today means now."""
    now = clock.now()
    customer = or_404(get_customer, viewer=viewer, customer_id=customer_id, on=now.date())
    valid_at, known_at = _moment(request.GET.get("on", ""), now), _moment(request.GET.get("known", ""), now)
    record_look(viewer=viewer, customer_ids=[customer_id], page="compliance.person", now=now)
    context = {
        "customer": customer,
        "name": name_of(customer),
        "on": valid_at.date().isoformat(),
        "known": known_at.date().isoformat(),
        "today": now.date().isoformat(),
        "past": valid_at != now or known_at != now,
        "channels": channels_of(standing_of(customer_id=customer_id, now=valid_at, known_at=known_at)),
        "entries": entries_for(customer_id=customer_id),
        "looks": [(look, page_words(look.page)) for look in list_looks(viewer=viewer, customer_id=customer_id)[:50]],
        "requests": requests_for(customer_id=customer_id),
    }
    return compliance_page(request, viewer, "person.html", context)


@require_GET
@never_cache
@for_roles(Role.COMPLIANCE)
def person_dossier(request: HttpRequest, viewer: Viewer, customer_id: int) -> HttpResponse:
    """The dossier with its proofs, for `verify_accord.py` on another machine."""
    now = clock.now()
    or_404(get_customer, viewer=viewer, customer_id=customer_id, on=now.date())
    valid_at, known_at = _moment(request.GET.get("on", ""), now), _moment(request.GET.get("known", ""), now)
    dossier = or_404(dossier_of, customer_id=customer_id, valid_at=valid_at, known_at=known_at, now=now)
    record_look(viewer=viewer, customer_ids=[customer_id], page="compliance.dossier", now=now)
    answer = JsonResponse(dossier, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="dossier-{customer_id}-{valid_at:%Y%m%d}.json"'
    return answer


def _moment(text: str, now: datetime) -> datetime:
    """The end of a day in the reader's zone, never later than now; now where no day is given or it cannot be read."""
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None or not now.date() - timedelta(days=36_500) < day < now.date():
        return now
    return min(now, make_aware(datetime.combine(day, END_OF_DAY), get_current_timezone()))
