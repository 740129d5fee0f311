"""The states of a message in the outbox, as the overview names them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.delivery.types import MessageState

MESSAGE_WORDS: Mapping[MessageState, str | Promise] = {
    MessageState.SENT: _("Sent"),
    MessageState.HANDED_OVER: _("Handed to a rep"),
    MessageState.QUEUED: _("Waiting"),
    MessageState.SENDING: _("Going out now"),
    MessageState.REFUSED: _("Refused at the door"),
    MessageState.FAILED: _("Failed"),
    MessageState.UNCERTAIN: _("Uncertain"),
    MessageState.CANCELLED: _("Cancelled"),
}
