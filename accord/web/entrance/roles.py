"""Which role may open a page, and which places a viewer is offered."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.access.queries import lacks_second_factor, viewer_for
from accord.kernel.viewer import Role, Viewer

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Place:
    """A page that a role may go to."""

    name: str | Promise
    href: str


_PLACES: tuple[tuple[tuple[Role, ...], str, str | Promise], ...] = (
    ((Role.REP,), "rep_day", _("Today")),
    ((Role.AGENT,), "agent_search", _("Calls")),
    ((Role.COMPLIANCE,), "compliance_overview", _("Compliance")),
    ((Role.MARKETER,), "marketer_overview", _("Overview")),
    ((Role.MARKETER,), "compliance_law", _("Law")),
    ((Role.MEDICAL,), "compliance_set_aside", _("Set aside")),
)


def places_for(viewer: Viewer) -> tuple[Place, ...]:
    """The places of the viewer's roles, the first being where the viewer starts."""
    return tuple(Place(words, reverse(name)) for roles, name, words in _PLACES if viewer.has(*roles))


def for_roles(*roles: Role) -> Callable[[Callable[Concatenate[HttpRequest, Viewer, P], HttpResponse]], Page[P]]:
    """Let a page be opened by these roles alone; it is called with the viewer. Others see the sign-in or a plain refusal."""

    def guard(page: Callable[Concatenate[HttpRequest, Viewer, P], HttpResponse]) -> Page[P]:
        @login_required
        @wraps(page)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            viewer = viewer_for(user=request.user)
            if not viewer.has(*roles):
                raise PermissionDenied
            if lacks_second_factor(user=request.user):
                return redirect("mfa_activate_totp")
            return page(request, viewer, *args, **kwargs)

        guarded.roles = frozenset(roles)  # type: ignore[attr-defined]  # so that a test can ask every page as every role
        return guarded

    return guard
