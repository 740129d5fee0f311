"""What was changed by named people, put together from the rooms that keep it, the latest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accord.consent.queries import law_versions, list_notices, notice_signatures_for, rule_reviews
from accord.customers.queries import decided_set_aside
from accord.kernel.viewer import Viewer
from accord.rights.queries import list_requests


@dataclass(frozen=True, slots=True)
class Change:
    """One change: when, by whom, what in words, and about what."""

    changed_at: datetime
    by: str
    words: str
    about: str


def changes_between(*, viewer: Viewer, since: datetime, until: datetime) -> list[Change]:
    """Changes of law, notices, requests and texts set aside within a time."""
    found = (*_law(), *_notices(), *_requests(viewer), *_set_aside(viewer))
    return sorted(
        (change for change in found if since <= change.changed_at < until), key=lambda change: change.changed_at, reverse=True
    )


def _law() -> Iterator[Change]:
    for version in law_versions():
        yield Change(
            version.recorded_at, version.adopted_by, _("took a law file into use"), f"{version.kind} {version.digest[:12]}"
        )
    for review in rule_reviews():
        yield Change(review.recorded_at, review.reviewer, _("read a rule of the law"), review.rule_id)


def _notices() -> Iterator[Change]:
    notices = {notice.id: notice for notice in list_notices()}
    for notice_id, signatures in notice_signatures_for(notice_ids=sorted(notices)).items():
        for signature in signatures:
            yield Change(signature.signed_at, signature.signed_by, _("signed a notice"), notices[notice_id].code)


def _requests(viewer: Viewer) -> Iterator[Change]:
    for request in list_requests(viewer=viewer, limit=1000).items:
        for step in request.steps:
            if step.by:
                yield Change(step.taken_at, step.by, _("took a step in a person’s request"), f"{request.kind} {request.id}")


def _set_aside(viewer: Viewer) -> Iterator[Change]:
    for decision in decided_set_aside(viewer=viewer):
        yield Change(decision.decided_at, decision.decided_by, _("decided on a text set aside"), decision.verdict)
