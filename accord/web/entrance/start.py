"""The start page: it sends everybody to their own place."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accord.access.queries import viewer_for
from accord.web.entrance.roles import places_for


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The first place of the user's roles; a page that says so where no role has one yet."""
    places = places_for(viewer_for(user=request.user))
    return redirect(places[0].href) if places else render(request, "entrance/no_place.html", {"places": ()})
