"""What came back, as a marketer would say it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.interactions.types import ResponseKind

RESPONSE_WORDS: Mapping[ResponseKind, str | Promise] = {
    ResponseKind.DELIVERED: _("Delivered"),
    ResponseKind.BOUNCED: _("Bounced"),
    ResponseKind.OPENED: _("Opened"),
    ResponseKind.CLICKED: _("Clicked"),
    ResponseKind.REPLIED: _("Replied"),
    ResponseKind.VISITED: _("Visited"),
    ResponseKind.INTERESTED: _("Interested in a visit"),
    ResponseKind.DECLINED: _("Declined"),
    ResponseKind.REQUESTED: _("Asked for something"),
    ResponseKind.UNSUBSCRIBED: _("Unsubscribed"),
    ResponseKind.COMPLAINED: _("Complained"),
}
