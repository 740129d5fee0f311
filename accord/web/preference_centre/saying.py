"""Back to a page after a change, which then says what was changed."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from accord.kernel.errors import AccordError
from accord.web.entrance.going import see_other
from accord.web.preference_centre.person import Person

SAID: Mapping[str, Callable[[], str]] = {
    "wishes": lambda: _("Your wishes are saved and work from now on."),
    "pause": lambda: _("We stay silent until the pause ends."),
    "resumed": lambda: _("The pause has ended."),
    "withdrawn": lambda: _("Withdrawn. It works from now on; a message already on its way may still arrive."),
    "stopped": lambda: _("Everything is stopped. We will not contact you again unless you ask us to."),
    "granted": lambda: _("Thank you. Your yes is on record and works from now on; you can take it back here at any time."),
    "pending": lambda: _("Almost done: we wrote to you, and your yes counts once you follow the link in that message."),
    "switched_on": lambda: _("Switched on again."),
    "switched_off": lambda: _("Switched off. Your permissions stay as they are, we just do not use this channel."),
    "told": lambda: _("Thank you. We keep it here, where you can see and delete it."),
    "forgotten": lambda: _("Deleted at once and for good."),
    "signal": lambda: _("Done: we neither measure what you read nor share anything about you."),
    "copy_refused": lambda: _("That was too often. Please try again later."),
    "correction": lambda: _("Thank you. A person will look at it and answer you."),
    "erasure": lambda: _("Your request is on record. Nothing more is needed from you."),
}


def said(person: Person, what: str, to: str = "preferences", *, entry: int | None = None, **place: str) -> HttpResponse:
    """303 to a page of the person's, so that a reload does not send the form again; `entry` names a record with a receipt."""
    address = reverse(to, kwargs={"token": person.token, **place})
    return see_other(f"{address}?saved={what}{f'&entry={entry}' if entry else ''}")


def told_error(error: AccordError) -> str:
    """What was wrong and what to do, in words for the person."""
    return f"{error.message} {error.next_step}"


def saved_words(request: HttpRequest) -> str:
    """What the page has to say of the change that led to it, '' where there was none."""
    return SAID.get(request.GET.get("saved", ""), str)()
