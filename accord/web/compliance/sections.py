"""The places within compliance, in the order of a day's work; each stands beside every page of this audience."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accord.kernel.viewer import Role, Viewer
from accord.web.entrance.roles import places_for
from accord.web.words.declared import Words

_OFFICER = (Role.COMPLIANCE,)
_READERS = (Role.COMPLIANCE, Role.MARKETER)
_BOTH_SIDES = (Role.COMPLIANCE, Role.MEDICAL)

SECTIONS: tuple[tuple[tuple[Role, ...], str, Words], ...] = (
    (_OFFICER, "compliance_overview", _("Overview")),
    (_OFFICER, "compliance_people", _("People")),
    (_OFFICER, "compliance_withdrawals", _("Withdrawals")),
    (_OFFICER, "compliance_requests", _("Requests")),
    (_READERS, "compliance_law", _("Law")),
    (_READERS, "compliance_law_watch", _("Law watch")),
    (_OFFICER, "compliance_notices", _("Notices")),
    (_OFFICER, "compliance_paper", _("Paper forms")),
    (_OFFICER, "compliance_old_lists", _("Old lists")),
    (_BOTH_SIDES, "compliance_set_aside", _("Set aside")),
    (_OFFICER, "compliance_audit", _("Audit trail")),
    (_OFFICER, "compliance_processing", _("Processing")),
)


@dataclass(frozen=True, slots=True)
class Section:
    """A place within compliance; `here` where the reader is in it."""

    name: Words
    href: str
    here: bool


def sections_for(viewer: Viewer, path: str) -> tuple[Section, ...]:
    """The places that the viewer's roles open. A page below a place counts as in it, the overview only as itself."""
    mine = [(words, reverse(name)) for roles, name, words in SECTIONS if viewer.has(*roles)]
    inside = [href for _words, href in mine if path == href or (href != "/compliance" and path.startswith(f"{href}/"))]
    here = max(inside, key=len, default="")
    return tuple(Section(words, href, href == here) for words, href in mine)


def compliance_page(
    request: HttpRequest, viewer: Viewer, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page of compliance with its places around it; `template` is a file of `templates/compliance`."""
    around = {"places": places_for(viewer), "sections": sections_for(viewer, request.path)}
    return render(request, f"compliance/{template}", around | (context or {}), status=status)
