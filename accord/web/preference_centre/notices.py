"""The words a person says yes to on these pages: who, by which channel, for what, and how to take it back."""

from hashlib import sha256

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accord.catalogue.types import Channel, Purpose, Sender
from accord.consent.types import Permission, ReasonCode
from accord.web.preference_centre.language import TAGS
from accord.web.preference_centre.sheet import OfferedNotice
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.purposes import PURPOSE_WORDS

CONTROL, STARTS, ENDS = "toggle", "off", "on"
PROVEN_TWICE = frozenset({"expected", "required"})
CLOSED = frozenset(
    {
        ReasonCode.CLOSED,
        ReasonCode.SUPPRESSED,
        ReasonCode.REGISTER,
        ReasonCode.PROHIBITED,
        ReasonCode.PENDING,
        ReasonCode.CONTACT_POINT_MISSING,
        ReasonCode.CONTACT_POINT_UNUSABLE,
    }
)
"""Against these a yes of the person can do nothing, or it has been said already."""


def notice_code(channel: Channel, purpose: Purpose, sender: Sender) -> str:
    """What the notice is called among all notices."""
    return f"preferences.{sender.code}.{channel}.{purpose}"[:64]


def notice_text(channel: Channel, purpose: Purpose, sender: Sender, *, confirm: bool) -> str:
    """The whole notice in the language of the page."""
    sentences = [
        _("I agree that %(sender)s contacts me by this channel: %(channel)s. What for: %(purpose)s.")
        % {"sender": sender.name, "channel": CHANNEL_WORDS[channel], "purpose": PURPOSE_WORDS[purpose]},
        _("I can withdraw this at any time on this page or from any message, without giving a reason; until then it stands."),
        _("Nothing else depends on it."),
        _("Sender: %(name)s, %(address)s.") % {"name": sender.name, "address": sender.postal_address},
    ]
    if confirm:
        sentences.append(_("To be sure that it is you, we first send a message to this address; my yes counts once I confirm it."))
    return " ".join(sentences)


def needs_confirmation(permission: Permission) -> bool:
    """Whether law or practice of the place expects a double opt-in."""
    return permission.obligations.double_opt_in in PROVEN_TWICE


def may_say_yes(permission: Permission) -> bool:
    """Whether a yes said here would open what is closed; one that must be confirmed can be by e-mail only."""
    hindered = not CLOSED.isdisjoint(reason.code for reason in permission.reasons)
    return not (permission.allowed or hindered or out_of_reach(permission))


def out_of_reach(permission: Permission) -> bool:
    """Whether a yes must be confirmed from a number, which these pages cannot ask."""
    return needs_confirmation(permission) and permission.question.channel is not Channel.EMAIL


def offered_notice(permission: Permission, sender: Sender) -> OfferedNotice:
    """The notice for one line."""
    question, confirm = permission.question, needs_confirmation(permission)
    text = notice_text(question.channel, question.purpose, sender, confirm=confirm)
    return OfferedNotice(text, sha256(text.encode()).hexdigest(), TAGS[get_language() or "en"], confirm)
