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

STANDING_WORDS: Mapping[Status, str | Promise] = {
    **STATUS_WORDS,
    Status.WAITING: _("Waiting for confirmation"),
    Status.REFUSED: _("Said no"),
}
"""The same for staff, who read about somebody else."""

STATUS_SIGNS: Mapping[Status, str] = {
    Status.ALLOWED: "✓",
    Status.ALLOWED_UNTIL: "✓",
    Status.WAITING: "…",
    Status.NOT_ASKED: "?",
    Status.REFUSED: "✕",
    Status.WITHDRAWN: "✕",
    Status.LAPSED: "↺",
    Status.BLOCKED_BY_REGISTER: "⊘",
    Status.BLOCKED_BY_LAW: "⊘",
}
"""A sign for each, where a whole screen is seen at once; never without the words beside it or in a legend."""

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
