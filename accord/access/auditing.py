"""The audit trail of access: who looked at whom, who was refused at the door, and who has read and signed it."""

from collections import defaultdict
from datetime import datetime

from axes.models import AccessAttempt
from django.db.models import Count, Sum
from django.db.models.functions import TruncHour

from accord.access.models import AuditReview as AuditReviewRow
from accord.access.models import Look
from accord.access.types import AuditReview, LookFigure
from accord.kernel.errors import NotFound
from accord.kernel.viewer import Role, Viewer


def look_figures(*, viewer: Viewer, since: datetime, until: datetime) -> list[LookFigure]:
    """Who saw how many persons on which page, the busiest first; for compliance alone. Raises NotFound for anyone else."""
    _check(viewer)
    looks = Look.objects.filter(looked_at__gte=since, looked_at__lt=until)
    persons = looks.values_list("user__name", "page").annotate(number=Count("customer", distinct=True)).order_by()
    hours = looks.annotate(hour=TruncHour("looked_at")).values_list("user__name", "page", "hour")
    most: defaultdict[tuple[str | None, str], int] = defaultdict(int)
    for name, page, _, number in hours.annotate(number=Count("customer", distinct=True)).order_by():
        most[name, page] = max(most[name, page], number)
    figures = [LookFigure(name or "", page, number, most[name, page]) for name, page, number in persons]
    return sorted(figures, key=lambda figure: (-figure.persons, figure.user_name, figure.page))


def count_refused_sign_ins(*, viewer: Viewer, since: datetime, until: datetime) -> int:
    """How many sign-ins failed within a time (of those the door still remembers). Raises NotFound for anyone but compliance."""
    _check(viewer)
    tries = AccessAttempt.objects.filter(attempt_time__gte=since, attempt_time__lt=until)
    return tries.aggregate(number=Sum("failures_since_start"))["number"] or 0


def list_audit_reviews(*, viewer: Viewer, limit: int = 20) -> list[AuditReview]:
    """Who has read and signed the audit trail, the latest first. Raises NotFound for anyone but compliance."""
    _check(viewer)
    rows = AuditReviewRow.objects.select_related("user").order_by("-until", "-pk")[:limit]
    return [AuditReview(row.user.name, row.since, row.until, row.note, row.signed_at) for row in rows]


def _check(viewer: Viewer) -> None:
    if not viewer.has(Role.COMPLIANCE):
        raise NotFound("audit trail")
