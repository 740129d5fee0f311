"""Compliance at a glance: how far permission reaches, how well it could be shown, and what waits for somebody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accord.kernel import clock
from accord.kernel.viewer import Role, Viewer
from accord.measurement.actions import count_permission
from accord.measurement.queries import latest_coverage
from accord.web.compliance.coverage import coverage_of
from accord.web.compliance.sections import compliance_page
from accord.web.compliance.waiting import waiting_for
from accord.web.entrance.roles import for_roles


@require_GET
@never_cache
@for_roles(Role.COMPLIANCE)
def compliance_overview(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What waits, and the last count of permissions."""
    now = clock.now()
    counted = latest_coverage()
    context = {"waiting": waiting_for(viewer, now=now), "coverage": coverage_of(counted) if counted else None}
    return compliance_page(request, viewer, "overview.html", context)


@require_POST
@for_roles(Role.COMPLIANCE)
def permission_count(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Count again, now."""
    count_permission(now=clock.now())
    return redirect("compliance_overview")
