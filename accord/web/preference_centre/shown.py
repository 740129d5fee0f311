"""Every page of a person is put together here: the person, what was just saved, what could not be read."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accord.catalogue.types import Sender
from accord.web.preference_centre.person import Person
from accord.web.preference_centre.receipts import receipt_url
from accord.web.preference_centre.saying import saved_words
from accord.web.preference_centre.senders import senders_for

UNREADABLE = 422


def show(
    request: HttpRequest,
    person: Person,
    template: str,
    *,
    unreadable: str = "",
    senders: Sequence[Sender] | None = None,
    **values: Any,
) -> HttpResponse:
    """A page; with what was saved, or with what could not be read (422)."""
    context = {
        "person": person,
        "senders": senders_for(person) if senders is None else senders,
        "saved": saved_words(request),
        "receipt_url": receipt_url(person, request.GET.get("entry", "")),
        "unreadable": unreadable,
        **values,
    }
    status = UNREADABLE if unreadable else 200
    return render(request, f"preference_centre/{template}.html", context, status=status)
