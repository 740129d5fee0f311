"""The marketer's overview of a day: counts only, no person."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accord.decisions.queries import latest_plan
from accord.delivery.queries import queue_counts, refusal_counts
from accord.kernel import clock
from accord.kernel.viewer import Role, Viewer
from accord.measurement.queries import action_response_matrix, day_figures
from accord.web.entrance.roles import for_roles, places_for
from accord.web.marketer.answers import answers_of
from accord.web.marketer.contactable import contactable_of
from accord.web.marketer.matrix import heat_table_of
from accord.web.marketer.outbox import outbox_of
from accord.web.marketer.plan import plan_figures_of
from accord.web.marketer.sheet import OverviewSheet
from accord.web.words.numbers import day_of

LOOK_BACK = timedelta(days=90)


@require_GET
@never_cache
@for_roles(Role.MARKETER, Role.COMPLIANCE)
def overview(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The latest plan's day, and the matrix over the 90 days up to now."""
    now = clock.now()
    report = latest_plan()
    on = report.on if report else now.date()
    sheet = OverviewSheet(
        heading=day_of(on),
        plan=plan_figures_of(report) if report else None,
        contactable=contactable_of(report) if report else None,
        out=outbox_of(queue_counts(), refusal_counts()),
        answers=answers_of(day_figures(on=on)),
        matrix=heat_table_of(action_response_matrix(since=now - LOOK_BACK, until=now)),
    )
    return render(request, "marketer/overview.html", {"sheet": sheet, "places": places_for(viewer)})
