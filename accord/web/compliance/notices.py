"""Notices: what people are shown, what is wrong with it, and who signed it."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accord.consent.actions import approve_notice
from accord.consent.queries import notice_reports
from accord.consent.types import Finding, NoticeReport
from accord.kernel import clock
from accord.kernel.viewer import Role, Viewer
from accord.web.compliance.sections import compliance_page
from accord.web.entrance.asking import or_404
from accord.web.entrance.going import see_other
from accord.web.entrance.roles import for_roles
from accord.web.words.findings import FINDING_WORDS


@dataclass(frozen=True, slots=True)
class NoticeSheet:
    """A notice in one language with its findings in words, what blocks first."""

    report: NoticeReport
    findings: tuple[tuple[str | Promise, Finding], ...]

    @property
    def blocks(self) -> bool:
        """Whether it must be mended before it is used."""
        return any(finding.blocking for _words, finding in self.findings)


@require_safe
@never_cache
@for_roles(Role.COMPLIANCE)
def notices(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every notice in its newest version, with its findings."""
    return show(request, viewer)


@require_POST
@for_roles(Role.COMPLIANCE)
def notice_signature(request: HttpRequest, viewer: Viewer, notice_id: int) -> HttpResponse:
    """Sign a version in one's own name; the password is asked for again, with every signature (21 CFR 11.200(a)(1))."""
    user = request.user
    known = authenticate(request, username=user.get_username(), password=request.POST.get("password", ""))
    if known is None or known.pk != user.pk:
        return show(request, viewer, trouble=_("That is not your password. Nothing was signed."))
    or_404(approve_notice, notice_id=notice_id, signed_by=user.get_full_name(), now=clock.now())
    return see_other(f"{reverse('compliance_notices')}?signed=1")


def show(request: HttpRequest, viewer: Viewer, *, trouble: str = "") -> HttpResponse:
    """The page; with what could not be done, if anything."""
    reports = [
        NoticeSheet(report, tuple((FINDING_WORDS[finding.code], finding) for finding in report.findings))
        for report in notice_reports(now=clock.now())
    ]
    groups = [tuple(group) for _code, group in groupby(reports, key=lambda sheet: sheet.report.notice.code)]
    context = {"groups": groups, "trouble": trouble, "signed": request.GET.get("signed") == "1" and not trouble}
    return compliance_page(request, viewer, "notices.html", context, status=422 if trouble else 200)
