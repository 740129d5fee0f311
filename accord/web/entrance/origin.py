"""Pages whose forms are checked for CSRF let the browser say where a form came from.

The house sends `Referrer-Policy: no-referrer`, since links to the preference centre are secrets. Under that policy browsers post
forms with `Origin: null` (Fetch, 3.2), which Django's CSRF check refuses. Staff pages have no secret in their address.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase

P = ParamSpec("P")


def tells_origin(
    page: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Name the origin to this house alone, and to nobody else."""

    @wraps(page)
    def told(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = page(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return told
