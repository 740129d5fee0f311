"""What a rep does with a suggestion: done, with its outcome, or not now, with its reason. POST only; works without script."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accord.decisions.actions import complete_suggestion, dismiss_suggestion
from accord.decisions.queries import closed_suggestions_for, suggestions_for
from accord.decisions.types import DismissalReason, VisitOutcome
from accord.kernel import clock
from accord.kernel.errors import AccordError
from accord.kernel.viewer import Role, Viewer
from accord.web.entrance.going import see_other
from accord.web.entrance.roles import for_roles
from accord.web.rep.day import show, start_of_day
from accord.web.rep.sheet import tally_of

MOST_CHARACTERS = 2000


@require_POST
@for_roles(Role.REP)
def completion(request: HttpRequest, viewer: Viewer, suggestion_id: int) -> HttpResponse:
    """The visit took place; how it went is the button that was pressed."""
    try:
        outcome = VisitOutcome(request.POST.get("outcome", ""))
    except ValueError:
        return HttpResponseBadRequest("Unknown outcome.")

    def close(note: str) -> None:
        complete_suggestion(viewer=viewer, suggestion_id=suggestion_id, outcome=outcome, note=note, now=clock.now())

    return _closed(request, viewer, suggestion_id, close)


@require_POST
@for_roles(Role.REP)
def dismissal(request: HttpRequest, viewer: Viewer, suggestion_id: int) -> HttpResponse:
    """The rep will not do it; why is the button that was pressed."""
    try:
        reason = DismissalReason(request.POST.get("reason", ""))
    except ValueError:
        return HttpResponseBadRequest("Unknown reason.")

    def close(note: str) -> None:
        dismiss_suggestion(viewer=viewer, suggestion_id=suggestion_id, reason=reason, note=note, now=clock.now())

    return _closed(request, viewer, suggestion_id, close)


def _closed(request: HttpRequest, viewer: Viewer, suggestion_id: int, close: Callable[[str], None]) -> HttpResponse:
    """Close it and answer: htmx gets the closed card and the new tally, everybody else the page again."""
    try:
        close(request.POST.get("note", "")[:MOST_CHARACTERS])
    except AccordError:
        return _as_it_stands(request, viewer)
    return _card(request, viewer, suggestion_id) if getattr(request, "htmx", False) else _back()


def _as_it_stands(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The whole list anew, with a word why; htmx puts it in place of the old one (it would drop an answer of 409)."""
    page = show(request, viewer, refused=_("This suggestion was closed in the meantime. Here is the list as it stands."))
    if getattr(request, "htmx", False):
        page.status_code = 200
        page["HX-Retarget"] = page["HX-Reselect"] = "main"
        page["HX-Reswap"] = "outerHTML"
    return page


def _back() -> HttpResponse:
    return see_other(reverse("rep_day"))


def _card(request: HttpRequest, viewer: Viewer, suggestion_id: int) -> HttpResponse:
    now = clock.now()
    closed = closed_suggestions_for(viewer=viewer, since=start_of_day(viewer, now))
    card = next(each for each in closed if each.id == suggestion_id)
    tally = tally_of(suggestions_for(viewer=viewer, now=now), closed)
    return render(request, "rep/closed.html", {"suggestion": card, "tally": tally})
