"""What persons asked of us: the list with its clocks, and taking one in that came by letter or phone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accord.customers.queries import customers_by_id, find_customer, get_customer
from accord.kernel import clock
from accord.kernel.errors import AccordError
from accord.kernel.viewer import Role, Viewer
from accord.rights.actions import request_right
from accord.rights.queries import list_requests
from accord.rights.types import Origin, RequestKind, RightsRequest
from accord.web.compliance.sections import compliance_page
from accord.web.entrance.roles import for_roles
from accord.web.words.declared import Words
from accord.web.words.names import name_of
from accord.web.words.requests import KIND_WORDS, ORIGIN_WORDS, STATE_WORDS

SHOWN = 100
SOON = 7
BY_STAFF = (Origin.LETTER, Origin.MAIL, Origin.PHONE, Origin.IN_PERSON, Origin.AUTHORITY)
MOST_CHARACTERS = 4000


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request in the list: who, what, how long there is."""

    id: int
    name: str
    kind: Words
    state: Words
    received_at: datetime
    due_at: datetime
    clock: str
    tone: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.COMPLIANCE)
def requests(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """GET lists them, due soonest first; POST takes one in."""
    if request.method != "POST":
        return _listing(request, viewer)
    try:
        taken = _take_in(request, viewer)
    except (AccordError, ValueError) as error:
        trouble = (
            _("There is no such person, or you may not see them.") if isinstance(error, AccordError) else _("Choose all three.")
        )
        return _listing(request, viewer, {"trouble": trouble, "typed": request.POST}, status=400)
    return redirect("compliance_request", taken.id)


def clock_of(request: RightsRequest, now: datetime) -> tuple[str, str]:
    """How long there is, in words, and the tone of it."""
    if not request.is_open:
        return str(STATE_WORDS[request.state]), "calm"
    left = request.days_left(now)
    if left < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -left) % {"days": -left}, "stop"
    words = ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}
    return words, "wait" if left <= SOON else "good"


def _listing(request: HttpRequest, viewer: Viewer, more: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
    now = clock.now()
    waiting, closed = (list_requests(viewer=viewer, is_open=state, limit=SHOWN) for state in (True, False))
    people = customers_by_id(customer_ids=[one.customer_id for one in (*waiting.items, *closed.items)])
    names = {number: name_of(person) for number, person in people.items()}
    context = {
        "waiting": [_line(one, names, now) for one in waiting.items],
        "closed": [_line(one, names, now) for one in closed.items],
        "more": waiting.total - len(waiting.items),
        "kinds": [(kind.value, words) for kind, words in KIND_WORDS.items()],
        "origins": [(origin.value, ORIGIN_WORDS[origin]) for origin in BY_STAFF],
    }
    return compliance_page(request, viewer, "requests.html", context | (more or {}), status=status)


def _line(one: RightsRequest, names: dict[int, str], now: datetime) -> RequestLine:
    words, tone = clock_of(one, now)
    name = names.get(one.customer_id) or _("Erased person, number %(number)s") % {"number": one.customer_id}
    return RequestLine(one.id, name, KIND_WORDS[one.kind], STATE_WORDS[one.state], one.received_at, one.due_at, words, tone)


def _take_in(request: HttpRequest, viewer: Viewer) -> RightsRequest:
    customer_id = find_customer(reference=request.POST.get("customer", ""))
    get_customer(viewer=viewer, customer_id=customer_id)
    return request_right(
        customer_id=customer_id,
        kind=RequestKind(request.POST.get("kind", "")),
        origin=Origin(request.POST.get("origin", "")),
        note=request.POST.get("note", "")[:MOST_CHARACTERS],
        user_id=viewer.user_id,
        now=clock.now(),
    )
