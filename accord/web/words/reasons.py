"""Why a contact may not take place, in a few words for marketers and in plain ones for the person."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.consent.types import ReasonCode
from accord.contact_policy.types import PolicyCode

REASON_WORDS: Mapping[str, str | Promise] = {
    ReasonCode.CLOSED: _("no longer in practice"),
    ReasonCode.SUPPRESSED: _("blocked"),
    ReasonCode.CONTACT_POINT_MISSING: _("no address or number"),
    ReasonCode.CONTACT_POINT_UNUSABLE: _("address or number does not work"),
    ReasonCode.PROHIBITED: _("forbidden by law"),
    ReasonCode.WITHDRAWN: _("consent withdrawn"),
    ReasonCode.REFUSED: _("consent refused"),
    ReasonCode.REGISTER: _("on a do-not-contact register"),
    ReasonCode.NOT_ASKED: _("never asked"),
    ReasonCode.PENDING: _("waiting for confirmation"),
    ReasonCode.LAPSED: _("consent lapsed"),
    ReasonCode.TOO_WEAK: _("consent too weak"),
    ReasonCode.ROUTE_MISSING: _("ground not proven"),
    ReasonCode.RECONFIRM_DUE: _("to be asked again, since the words have changed"),
    ReasonCode.GRADE_TOO_LOW: _("evidence too thin"),
    ReasonCode.PREFERENCE: _("own wish"),
    ReasonCode.UNKNOWN_LAW: _("law unknown"),
    PolicyCode.CAP_REACHED: _("contact limit reached"),
    PolicyCode.PAUSED: _("paused by the person"),
    PolicyCode.QUIET_HOURS: _("quiet hours"),
    PolicyCode.CHANNEL_OFF: _("channel switched off by the person"),
    PolicyCode.NO_RESERVATION: _("no place in the contact budget"),
    "content.state": _("content no longer approved"),
    "content.not_started": _("content not yet in use"),
    "content.ended": _("content out of date"),
    "content.country": _("content not for this country"),
    "content.language": _("content not in the person’s language"),
    "content.audience": _("content for another speciality"),
    "lookup_failed": _("could not be checked in time"),
    "address_missing": _("no address at the moment of sending"),
    "no_rep": _("no rep in charge"),
    "not_worth_it": _("silence was worth more"),
    "not_a_person": _("an organisation"),
    "same_topic_14d": _("same topic within 14 days"),
    "visited_21d": _("visited within 21 days"),
    "suggestion_open": _("a visit is already proposed"),
}


def reason_words(code: str) -> str | Promise:
    """Words for a reason code, with or without the room it came from; an unknown code is shown as it is, never hidden."""
    bare = code.rpartition(".")[2]
    return REASON_WORDS.get(code) or REASON_WORDS.get(bare) or bare.replace("_", " ")
