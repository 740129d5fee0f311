"""The rep's day: today's suggestions in order."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accord.access.actions import record_look
from accord.decisions.actions import mark_seen
from accord.decisions.queries import closed_suggestions_for, suggestions_for
from accord.field_force.queries import get_rep
from accord.kernel import clock
from accord.kernel.viewer import Role, Viewer
from accord.web.entrance.roles import for_roles, places_for
from accord.web.rep.sheet import CHOICES, day_sheet_of


@require_GET
@never_cache
@for_roles(Role.REP)
def day(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The day as it stands; that these suggestions were seen is on record."""
    return show(request, viewer)


def show(request: HttpRequest, viewer: Viewer, *, refused: str = "") -> HttpResponse:
    """The page; with what could not be done, if anything (409). The look at these persons goes on record."""
    now = clock.now()
    midnight = start_of_day(viewer, now)
    suggestions, closed = suggestions_for(viewer=viewer, now=now), closed_suggestions_for(viewer=viewer, since=midnight)
    mark_seen(viewer=viewer, suggestion_ids=[each.id for each in suggestions], now=now)
    record_look(viewer=viewer, customer_ids=[each.customer_id for each in suggestions], page="rep.day", now=now)
    context = {
        "sheet": day_sheet_of(suggestions, closed, on=midnight.date()),
        "choices": CHOICES,
        "places": places_for(viewer),
        "refused": refused,
    }
    return render(request, "rep/day.html", context, status=409 if refused else 200)


def start_of_day(viewer: Viewer, now: datetime) -> datetime:
    """When the day began where the rep is."""
    zone = get_rep(rep_id=viewer.rep_id).time_zone if viewer.rep_id else "UTC"
    return now.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
