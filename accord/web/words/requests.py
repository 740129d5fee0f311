"""Requests of persons, in words: what they ask, how it came, where it stands."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from accord.rights.types import Origin, RequestKind, RequestState
from accord.web.words.declared import Words

KIND_WORDS: Mapping[RequestKind, Words] = {
    RequestKind.ACCESS: _("A copy of their data"),
    RequestKind.PORTABILITY: _("Data to take elsewhere"),
    RequestKind.RECTIFICATION: _("Correction"),
    RequestKind.ERASURE: _("Erasure"),
    RequestKind.OBJECTION: _("Objection"),
    RequestKind.RESTRICTION: _("Restriction"),
}

ORIGIN_WORDS: Mapping[Origin, Words] = {
    Origin.PREFERENCE_CENTRE: _("on their preference pages"),
    Origin.MAIL: _("by e-mail"),
    Origin.LETTER: _("by letter"),
    Origin.PHONE: _("by phone"),
    Origin.IN_PERSON: _("in person"),
    Origin.AUTHORITY: _("through an authority"),
}

STATE_WORDS: Mapping[RequestState, Words] = {
    RequestState.RECEIVED: _("Received"),
    RequestState.IDENTITY_CHECKED: _("Identity checked"),
    RequestState.EXTENDED: _("Time extended"),
    RequestState.DONE: _("Done"),
    RequestState.REFUSED: _("Refused"),
}

NEXT_WORDS: Mapping[RequestKind, Words] = {
    RequestKind.ACCESS: _("Download the copy, hand it over, then mark the request as done."),
    RequestKind.PORTABILITY: _("Download the copy, hand it over, then mark the request as done."),
    RequestKind.RECTIFICATION: _("Have the source put right and imported again, then mark the request as done."),
    RequestKind.ERASURE: _("Erase the person below. It cannot be undone."),
    RequestKind.OBJECTION: _("It binds already: nothing is sent any more. Tell the person, then mark the request as done."),
    RequestKind.RESTRICTION: _("It binds already: nothing is sent any more. Tell the person, then mark the request as done."),
}
"""What to do once the identity is checked."""
