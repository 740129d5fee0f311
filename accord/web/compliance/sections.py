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

GROUPS: tuple[tuple[Words, tuple[tuple[tuple[Role, ...], str, Words], ...]], ...] = (
    (
        _("Every day"),
        (
            (_OFFICER, "compliance_overview", _("Overview")),
            (_OFFICER, "compliance_people", _("People")),
            (_OFFICER, "compliance_withdrawals", _("Withdrawals")),
            (_OFFICER, "compliance_requests", _("Requests")),
            (_BOTH_SIDES, "compliance_set_aside", _("Set aside")),
        ),
    ),
    (
        _("Taking in"),
        (
            (_OFFICER, "compliance_notices", _("Notices")),
            (_OFFICER, "compliance_paper", _("Paper forms")),
            (_OFFICER, "compliance_old_lists", _("Old lists")),
        ),
    ),
    (_("The law"), ((_READERS, "compliance_law", _("Law")), (_READERS, "compliance_law_watch", _("Law watch")))),
    (
        _("Giving account"),
        ((_OFFICER, "compliance_audit", _("Audit trail")), (_OFFICER, "compliance_processing", _("Processing"))),
    ),
)


@dataclass(frozen=True, slots=True)
class Section:
    """A place within compliance; `here` where the reader is in it."""

    name: Words
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Places of one kind of work."""

    name: Words
    sections: tuple[Section, ...]


def groups_for(viewer: Viewer, path: str) -> tuple[Group, ...]:
    """The places that the viewer's roles open. A page below a place counts as in it, the overview only as itself."""
    mine = [(group, [(words, reverse(name)) for roles, name, words in places if viewer.has(*roles)]) for group, places in GROUPS]
    inside = [href for _group, places in mine for _words, href in places if _holds(href, path)]
    here = max(inside, key=len, default="")
    return tuple(
        Group(group, tuple(Section(words, href, href == here) for words, href in places)) for group, places in mine if places
    )


def _holds(href: str, path: str) -> bool:
    return path == href or (href != "/compliance" and path.startswith(f"{href}/"))


def compliance_page(
    request: HttpRequest, viewer: Viewer, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page of compliance with its places around it; `template` is a file of `templates/compliance`."""
    groups = groups_for(viewer, request.path)
    here = next((section.name for group in groups for section in group.sections if section.here), "")
    around = {"places": places_for(viewer), "groups": groups, "here": here}
    return render(request, f"compliance/{template}", around | (context or {}), status=status)
