"""Reasons in words, the status each one shows, and the cheapest lawful way forward. Words are message ids for translation."""

from collections.abc import Mapping

from accord.catalogue.types import Channel
from accord.consent.types import ConsentRecord, Need, Reason, ReasonCode, RecordType, Status, SuppressionCause

WORDS: Mapping[ReasonCode, str] = {
    ReasonCode.CLOSED: "The person is no longer in practice, or the organisation has closed.",
    ReasonCode.SUPPRESSED: "A block stands that no consent can lift.",
    ReasonCode.REGISTER: "A public register says no.",
    ReasonCode.PROHIBITED: "The law forbids it.",
    ReasonCode.WITHDRAWN: "The permission was withdrawn.",
    ReasonCode.REFUSED: "The person refused.",
    ReasonCode.PENDING: "The person has not confirmed yet.",
    ReasonCode.GRADE_TOO_LOW: "The evidence on file is too weak.",
    ReasonCode.TOO_WEAK: "What is on file is less than the law asks.",
    ReasonCode.ROUTE_MISSING: "The ground on file is not one that the law accepts here.",
    ReasonCode.LAPSED: "The permission has lapsed.",
    ReasonCode.NOT_ASKED: "No permission is on file.",
    ReasonCode.UNKNOWN_LAW: "No rule is known for this, so an explicit opt-in is needed.",
    ReasonCode.CONTACT_POINT_MISSING: "There is no contact point for this channel.",
    ReasonCode.CONTACT_POINT_UNUSABLE: "The contact point can no longer be used.",
    ReasonCode.PREFERENCE: "The person has switched this off.",
}

RANK: Mapping[ReasonCode, int] = {code: rank for rank, code in enumerate(WORDS)}
"""The order in which reasons are given; the first one names the status."""

STATUS: Mapping[ReasonCode, Status] = {
    ReasonCode.CLOSED: Status.WITHDRAWN,
    ReasonCode.SUPPRESSED: Status.WITHDRAWN,
    ReasonCode.REGISTER: Status.BLOCKED_BY_REGISTER,
    ReasonCode.PROHIBITED: Status.BLOCKED_BY_LAW,
    ReasonCode.WITHDRAWN: Status.WITHDRAWN,
    ReasonCode.REFUSED: Status.REFUSED,
    ReasonCode.PENDING: Status.WAITING,
    ReasonCode.GRADE_TOO_LOW: Status.NOT_ASKED,
    ReasonCode.TOO_WEAK: Status.NOT_ASKED,
    ReasonCode.ROUTE_MISSING: Status.NOT_ASKED,
    ReasonCode.LAPSED: Status.LAPSED,
    ReasonCode.NOT_ASKED: Status.NOT_ASKED,
    ReasonCode.UNKNOWN_LAW: Status.NOT_ASKED,
    ReasonCode.CONTACT_POINT_MISSING: Status.NOT_ASKED,
    ReasonCode.CONTACT_POINT_UNUSABLE: Status.LAPSED,
    ReasonCode.PREFERENCE: Status.REFUSED,
}

_ASKABLE = frozenset({Status.NOT_ASKED, Status.LAPSED, Status.WAITING})


def reason(code: ReasonCode, *, rule_id: str = "", record: ConsentRecord | None = None) -> Reason:
    """A reason with its words."""
    return Reason(code, WORDS[code], rule_id, None if record is None else record.id)


def refusal_code(record: ConsentRecord) -> ReasonCode:
    """What an opt-out is called as a reason."""
    return ReasonCode.REFUSED if record.type is RecordType.REFUSED else ReasonCode.WITHDRAWN


def block_code(record: ConsentRecord) -> ReasonCode:
    """What a block is called as a reason."""
    return {
        RecordType.REGISTERED_BLOCK: ReasonCode.REGISTER,
        RecordType.DECEASED_OR_RETIRED: ReasonCode.CLOSED,
        RecordType.BOUNCED_HARD: ReasonCode.CONTACT_POINT_UNUSABLE,
    }.get(record.type, ReasonCode.SUPPRESSED)


def cause_code(cause: str) -> ReasonCode:
    """What a suppression is called as a reason."""
    return {
        SuppressionCause.REGISTER.value: ReasonCode.REGISTER,
        SuppressionCause.DECEASED.value: ReasonCode.CLOSED,
    }.get(cause, ReasonCode.SUPPRESSED)


def way_forward(first: ReasonCode, need: Need, channel: Channel) -> str:
    """The cheapest lawful step towards a yes, '' where there is none but to wait for the person."""
    if first is ReasonCode.PENDING:
        return "One reminder may be sent to confirm."
    if first is ReasonCode.CONTACT_POINT_MISSING:
        return "Ask for a contact point at the next visit."
    if first is ReasonCode.GRADE_TOO_LOW:
        return "Have the person confirm it, with the notice shown."
    if STATUS[first] not in _ASKABLE:
        return ""
    if need.routes:
        return "Ask for an opt-in, or put evidence of a lawful ground on file: " + ", ".join(need.routes) + "."
    return "Ask for an opt-in at the next visit or on the web." if channel is not Channel.VISIT else "Ask for an opt-in on the web."
