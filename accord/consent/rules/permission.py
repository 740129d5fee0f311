"""May we? The decision of PERMISSION 3.7, steps 1 to 4: pure, all failing reasons, the same answer for the same input."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from accord.catalogue.rules.scopes import scopes_of, topic_covers
from accord.catalogue.types import Channel, Purpose
from accord.consent.rules import reasons as why
from accord.consent.rules.contact_points import KIND_OF
from accord.consent.rules.law import is_bare_service, weakest_source
from accord.consent.rules.scope import aims_of
from accord.consent.rules.ways_forward import ASKING, way_forward
from accord.consent.rules.weighing import need_of as need_of
from accord.consent.rules.weighing import weigh
from accord.consent.types import (
    Ask,
    LawTable,
    Need,
    Permission,
    PersonStanding,
    Preference,
    Question,
    Reason,
    ReasonCode,
    Status,
    WayForward,
)

_VISITS = frozenset({Channel.VISIT, Channel.REMOTE_VISIT})
_REFUSALS = frozenset({ReasonCode.WITHDRAWN, ReasonCode.REFUSED})


def decide(question: Question, person: PersonStanding, table: LawTable) -> Permission:
    """The permission, with every failing reason; `unknown_law` accompanies a no that only a known rule could have eased."""
    weighed = [weigh(question, aim, person.records, table) for aim in aims_of(question)]
    failing = [*person.suppressed, *(reason for one in weighed for reason in one.reasons), *person.unreachable]
    if refuses(person.preference, question):
        failing.append(why.reason(ReasonCode.PREFERENCE, rests_on=f"preference:{person.preference_id or 0}"))
    failing.sort(key=lambda reason: why.RANK[reason.code])
    until = min((one.until for one in weighed if one.until), default=None)
    return Permission(
        question=question,
        allowed=not failing,
        status=_status(failing, until),
        reasons=tuple(dict.fromkeys(failing)),
        rule_ids=tuple(dict.fromkeys(rule_id for one in weighed for rule_id in one.need.rule_ids)),
        record_ids=tuple(dict.fromkeys(one.record.id for one in weighed if one.record)),
        obligations=weighed[0].need.obligations,
        table_hash=table.hash,
        valid_until=None if failing else until,
        unreviewed=any(one.need.unreviewed for one in weighed),
        way_forward=_way(question, person, table, failing, weighed[0].need) if failing else None,
        overridden=tuple(dict.fromkeys(rule_id for one in weighed for rule_id in one.need.overridden)),
        weakest_source=weakest_source(one.need.weakest_source for one in weighed),
        need=max(one.need.requirement for one in weighed),
    )


def refuses(preference: Preference | None, question: Question | Ask) -> bool:
    """Whether the person has switched this channel or topic off; a bare service or safety contact is not asked about."""
    if preference is None or is_bare_service(question.purpose, question.scopes):
        return False
    topic_off = question.topic != "" and any(topic_covers(topic, question.topic) for topic in preference.topics_off)
    return topic_off or question.channel in preference.channels_off


def _status(failing: list[Reason], until: datetime | None) -> Status:
    if failing:
        return why.STATUS[failing[0].code]
    return Status.ALLOWED if until is None else Status.ALLOWED_UNTIL


def _way(question: Question, person: PersonStanding, table: LawTable, failing: Sequence[Reason], need: Need) -> WayForward | None:
    """The cheapest lawful step towards a yes."""
    refusals = {reason.record_id for reason in failing if reason.code in _REFUSALS}
    return way_forward(
        {reason.code for reason in failing},
        need,
        asked_for=question.send_at,
        refused_at=max((record.valid_from for record in person.records if record.id in refusals), default=None),
        ask_by=lambda: next((channel for channel in ASKING if _may_ask(question, channel, person, table)), None),
    )


def _may_ask(question: Question, channel: Channel, person: PersonStanding, table: LawTable) -> bool:
    """Whether the person may be asked for an opt-in here: by the same law, in a rep's visit or by a marketing contact."""
    point = next((point for kind, point in person.points if kind is channel), None)
    if point is None and channel in KIND_OF:
        return False
    purpose = Purpose.RX_PROMOTION if channel in _VISITS else Purpose.MARKETING
    asking = replace(question, channel=channel, purpose=purpose, scopes=scopes_of(purpose), contact_point_id=point, invited_by=None)
    if refuses(person.preference, asking):
        return False
    return not any(weigh(asking, aim, person.records, table).reasons for aim in aims_of(asking))
