"""May we? The decision of PERMISSION 3.7, steps 1 to 4: pure, all failing reasons, the same answer for the same input."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from accord.catalogue.rules.scopes import topic_covers
from accord.consent.rules import reasons as why
from accord.consent.rules.law import is_bare_service, judged_scopes, need_for
from accord.consent.rules.scope import Aim, aims_of
from accord.consent.rules.standing import Standing, fold
from accord.consent.rules.strength import lasts_until, route_of, shortfall
from accord.consent.types import (
    Ask,
    ConsentRecord,
    LawTable,
    Need,
    Permission,
    PersonStanding,
    Preference,
    Question,
    Reason,
    ReasonCode,
    Requirement,
    Status,
)

_FOREVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What one aim came to: its failing reasons, and on a yes the record and need it rests on and how long it lasts."""

    reasons: tuple[Reason, ...]
    need: Need
    record: ConsentRecord | None = None
    until: datetime | None = None


def decide(question: Question, person: PersonStanding, table: LawTable) -> Permission:
    """The permission, with every failing reason; `unknown_law` accompanies a no that only a known rule could have eased."""
    weighed = [_weigh(question, aim, person.records, table) for aim in aims_of(question)]
    failing = [*person.suppressed, *(reason for one in weighed for reason in one.reasons), *person.unreachable]
    if refuses(person.preference, question):
        failing.append(why.reason(ReasonCode.PREFERENCE))
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
        way_forward=why.way_forward(failing[0].code, weighed[0].need, question.channel) if failing else "",
    )


def need_of(question: Question, table: LawTable, route: str = "") -> Need:
    """What the law asks for the contact of a question, given evidence for one route."""
    return need_for(
        table,
        jurisdiction=question.jurisdiction,
        kind=question.kind,
        channel=question.channel,
        scopes=judged_scopes(question.purpose, question.scopes),
        on=question.send_at.date(),
        route=route,
        platform=question.platform,
        invited_by=question.invited_by,
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


def _weigh(question: Question, aim: Aim, records: Iterable[ConsentRecord], table: LawTable) -> _Weighed:
    standing = fold(records, aim, contact_point_id=question.contact_point_id, valid_at=question.send_at, known_at=question.known_at)
    need = need_of(question, table)
    blocks = tuple(why.reason(why.block_code(block), record=block) for block in standing.blocks)
    if need.requirement is Requirement.PROHIBITED:
        return _Weighed((*blocks, why.reason(ReasonCode.PROHIBITED, rule_id=need.rule_ids[0]), *_refusals(standing)), need)
    if standing.refusals and not standing.counting:
        return _Weighed((*blocks, *_refusals(standing)), need)
    chosen = _best(question, standing, table)
    if chosen.record is None and need.requirement is Requirement.OPT_OUT and not standing.refusals:
        return _Weighed(blocks, need)
    if chosen.record is not None:
        return _Weighed(blocks, chosen.need, chosen.record, chosen.until)
    return _Weighed((*blocks, *_missing(standing, chosen.reasons, need)), need)


def _refusals(standing: Standing) -> tuple[Reason, ...]:
    if standing.counting:
        return ()
    return tuple(why.reason(why.refusal_code(record), record=record) for record in standing.refusals)


def _best(question: Question, standing: Standing, table: LawTable) -> _Weighed:
    """The opt-in that is enough and lasts longest, the newest of equals; where none is enough, why each is not."""
    failing: list[Reason] = []
    enough: list[_Weighed] = []
    for record in standing.counting:
        need = need_of(question, table, route_of(record))
        code, until = shortfall(record, need), lasts_until(record, need)
        if code is None and until is not None and until <= question.send_at:
            code = ReasonCode.LAPSED
        if code is None:
            enough.append(_Weighed((), need, record, until))
        else:
            failing.append(why.reason(code, record=record))
    if not enough:
        return _Weighed(tuple(failing), need_of(question, table))
    return max(enough, key=lambda one: one.until or _FOREVER)


def _missing(standing: Standing, short: tuple[Reason, ...], need: Need) -> tuple[Reason, ...]:
    """Why nothing on file is enough: what waits, what falls short, what lapsed; or that nobody asked."""
    found = [why.reason(ReasonCode.PENDING, record=record) for record in standing.pending[:1]]
    found += short
    found += [why.reason(ReasonCode.LAPSED, record=record) for record in standing.lapsed[:1]]
    if not found:
        rule_id = need.rule_ids[0] if need.rule_ids else ""
        found.append(why.reason(ReasonCode.NOT_ASKED, rule_id=rule_id))
    if need.fail_closed:
        found.append(why.reason(ReasonCode.UNKNOWN_LAW))
    return tuple(found)
