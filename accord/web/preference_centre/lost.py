"""A link that opens nothing: cut in two, forged or too old. It is told kindly, and a new one can be asked for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

NOT_FOUND = 404


def lost_page(request: HttpRequest) -> HttpResponse:
    """What may have happened, and what to do; nothing of anybody."""
    return render(request, "preference_centre/lost.html", status=NOT_FOUND)
