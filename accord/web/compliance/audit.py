"""The audit trail: who looked at whom, who changed what, and who has read that and signed it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accord.access.actions import sign_audit_review
from accord.access.queries import count_refused_sign_ins, list_audit_reviews, look_figures
from accord.kernel import clock
from accord.kernel.viewer import Role, Viewer
from accord.web.compliance.changes import changes_between
from accord.web.compliance.sections import compliance_page
from accord.web.entrance.roles import for_roles
from accord.web.words.declared import Words
from accord.web.words.numbers import whole
from accord.web.words.pages import page_words

FIRST_LOOK_BACK = timedelta(days=30)
MANY_IN_AN_HOUR = 100
"""Persons seen by one user on one page within an hour, from which somebody should ask why."""


@dataclass(frozen=True, slots=True)
class LookLine:
    """What one user saw on one page; `unusual` where it was many within an hour."""

    user: str
    page: Words
    persons: str
    in_one_hour: str
    unusual: bool


@require_GET
@never_cache
@for_roles(Role.COMPLIANCE)
def audit(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Everything since the last signature, the unusual first."""
    now = clock.now()
    reviews = list_audit_reviews(viewer=viewer)
    since = reviews[0].until if reviews else now - FIRST_LOOK_BACK
    looks = _looks(viewer, since, now)
    context = {
        "since": since,
        "signed": bool(reviews),
        "looks": looks,
        "unusual": [look for look in looks if look.unusual],
        "refused": count_refused_sign_ins(viewer=viewer, since=since, until=now),
        "changes": changes_between(viewer=viewer, since=since, until=now),
        "reviews": reviews,
    }
    return compliance_page(request, viewer, "audit.html", context)


@require_POST
@for_roles(Role.COMPLIANCE)
def audit_signature(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Sign that it was read, with a note."""
    sign_audit_review(viewer=viewer, note=request.POST.get("note", "")[:1000], now=clock.now())
    return redirect("compliance_audit")


def _looks(viewer: Viewer, since: datetime, until: datetime) -> list[LookLine]:
    return [
        LookLine(
            figure.user_name or _("the house itself"),
            page_words(figure.page),
            whole(figure.persons),
            whole(figure.in_one_hour),
            figure.in_one_hour > MANY_IN_AN_HOUR,
        )
        for figure in look_figures(viewer=viewer, since=since, until=until)
    ]
