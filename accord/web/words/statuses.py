"""What a status of permission is called, and its tone on the page."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accord.consent.types import Status

STATUS_WORDS: Mapping[Status, str | Promise] = {
    Status.ALLOWED: pgettext_lazy("permission", "Allowed"),
    Status.ALLOWED_UNTIL: pgettext_lazy("permission", "Allowed for a time"),
    Status.WAITING: _("Waiting for your confirmation"),
    Status.NOT_ASKED: _("Not asked yet"),
    Status.REFUSED: _("You said no"),
    Status.WITHDRAWN: _("Withdrawn"),
    Status.LAPSED: _("Lapsed"),
    Status.BLOCKED_BY_REGISTER: _("Blocked by a register"),
    Status.BLOCKED_BY_LAW: _("Not permitted by law"),
}

STATUS_TONES: Mapping[Status, str] = {
    Status.ALLOWED: "good",
    Status.ALLOWED_UNTIL: "good",
    Status.WAITING: "wait",
    Status.LAPSED: "wait",
    Status.NOT_ASKED: "calm",
    Status.REFUSED: "stop",
    Status.WITHDRAWN: "stop",
    Status.BLOCKED_BY_REGISTER: "stop",
    Status.BLOCKED_BY_LAW: "stop",
}
