"""Where a consent record came from, told to the person it is about."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.consent.types import Mechanism

MECHANISM_WORDS: Mapping[Mechanism, str | Promise] = {
    Mechanism.UNTICKED_BOX: _("a box on a form"),
    Mechanism.PRETICKED_BOX: _("a box on a form that was already ticked"),
    Mechanism.TOGGLE: _("a switch on a web page"),
    Mechanism.DOUBLE_OPT_IN_CLICK: _("a link that you confirmed"),
    Mechanism.WET_SIGNATURE: _("a signature on paper"),
    Mechanism.DEVICE_SIGNATURE: _("a signature on a screen"),
    Mechanism.VERBAL_RECORDED: _("a recorded call"),
    Mechanism.VERBAL_NOTED: _("a conversation, noted down"),
    Mechanism.PAPER_FORM: _("a paper form"),
    Mechanism.BUSINESS_CARD: _("your business card"),
    Mechanism.PUBLISHED_ADDRESS: _("an address you had published"),
    Mechanism.EXISTING_CUSTOMER: _("our earlier dealings"),
    Mechanism.INQUIRY: _("a question you asked us"),
    Mechanism.KEYWORD_REPLY: _("a word you texted back"),
    Mechanism.CHAT_FIRST_MESSAGE: _("a chat that you began"),
    Mechanism.REP_CAPTURED: _("a visit by our representative"),
    Mechanism.REGISTER_IMPORT: _("a public register"),
    Mechanism.SYSTEM_IMPORT: _("an earlier system of ours"),
    Mechanism.SIGNAL_GPC: _("a signal sent by your browser"),
    Mechanism.ONE_CLICK_POST: _("one click of yours"),
    Mechanism.REPLY_STOP: _("your answer “stop”"),
    Mechanism.COMPLAINT_REPORT: _("a complaint"),
}

STAFF_MECHANISM_WORDS: Mapping[Mechanism, str | Promise] = {
    **MECHANISM_WORDS,
    Mechanism.DOUBLE_OPT_IN_CLICK: _("a link that was confirmed"),
    Mechanism.BUSINESS_CARD: _("a business card"),
    Mechanism.PUBLISHED_ADDRESS: _("a published address"),
    Mechanism.INQUIRY: _("a question to us"),
    Mechanism.KEYWORD_REPLY: _("a word texted back"),
    Mechanism.CHAT_FIRST_MESSAGE: _("a chat that the person began"),
    Mechanism.SIGNAL_GPC: _("a signal of the browser"),
    Mechanism.ONE_CLICK_POST: _("one click in a message"),
    Mechanism.REPLY_STOP: _("the answer “stop”"),
}
"""The same for staff, who read about somebody else."""
