"""Reasons in words, and the status each one shows. Words are message ids for translation."""

from collections.abc import Mapping

from accord.consent.types import ConsentRecord, Reason, ReasonCode, RecordType, Status, SuppressionCause

WORDS: Mapping[ReasonCode, str] = {
    ReasonCode.CLOSED: "The person is no longer in practice, or the organisation has closed.",
    ReasonCode.SUPPRESSED: "A block stands that no consent can lift.",
    ReasonCode.REGISTER: "A public register says no.",
    ReasonCode.PROHIBITED: "The law forbids it.",
    ReasonCode.WITHDRAWN: "The permission was withdrawn.",
    ReasonCode.REFUSED: "The person refused.",
    ReasonCode.PENDING: "The person has not confirmed yet.",
    ReasonCode.RECONFIRM_DUE: "What the person agreed to has changed since, so it must be confirmed again.",
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
    ReasonCode.RECONFIRM_DUE: Status.WAITING,
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


def reason(code: ReasonCode, *, rule_id: str = "", record: ConsentRecord | None = None, rests_on: str = "") -> Reason:
    """A reason with its words, and what it rests on."""
    return Reason(code, WORDS[code], rule_id, None if record is None else record.id, rests_on)


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
