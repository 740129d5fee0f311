"""Is what we hold enough for what the law asks? One aim of a contact against one person's records (PERMISSION 3.7, 2 to 4)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from accord.consent.rules import reasons as why
from accord.consent.rules.law import judged_scopes, need_for
from accord.consent.rules.scope import Aim
from accord.consent.rules.standing import Standing, fold
from accord.consent.rules.strength import lasts_until, route_of, shortfall
from accord.consent.types import ConsentRecord, LawTable, Need, Question, Reason, ReasonCode, Requirement

_FOREVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one aim came to: its failing reasons, and on a yes the record and need it rests on and how long it lasts."""

    reasons: tuple[Reason, ...]
    need: Need
    record: ConsentRecord | None = None
    until: datetime | None = None


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


def weigh(question: Question, aim: Aim, records: Collection[ConsentRecord], table: LawTable) -> Weighed:
    """Every reason why an aim of the question fails, none where it is permitted."""
    standing = fold(records, aim, contact_point_id=question.contact_point_id, valid_at=question.send_at, known_at=question.known_at)
    need = need_of(question, table)
    blocks = tuple(why.reason(why.block_code(block), record=block) for block in standing.blocks)
    if need.requirement is Requirement.PROHIBITED:
        return Weighed((*blocks, why.reason(ReasonCode.PROHIBITED, rule_id=need.rule_ids[0]), *_refusals(standing)), need)
    if standing.refusals and not standing.counting:
        return Weighed((*blocks, *_refusals(standing)), need)
    chosen = _best(question, standing, table)
    if chosen.record is None and need.requirement is Requirement.OPT_OUT and not standing.refusals:
        return Weighed(blocks, need)
    if chosen.record is not None:
        return Weighed(blocks, chosen.need, chosen.record, chosen.until)
    return Weighed((*blocks, *_missing(standing, chosen.reasons, need, table)), need)


def _refusals(standing: Standing) -> tuple[Reason, ...]:
    if standing.counting:
        return ()
    return tuple(why.reason(why.refusal_code(record), record=record) for record in standing.refusals)


def _best(question: Question, standing: Standing, table: LawTable) -> Weighed:
    """The opt-in that is enough and lasts longest, the newest of equals; where none is enough, why each is not."""
    failing: list[Reason] = []
    enough: list[Weighed] = []
    for record in standing.counting:
        need = need_of(question, table, route_of(record))
        code, until = shortfall(record, need), lasts_until(record, need)
        if code is None and until is not None and until <= question.send_at:
            code = ReasonCode.LAPSED
        if code is None:
            enough.append(Weighed((), need, record, until))
        else:
            failing.append(why.reason(code, record=record, rule_id=_rule_of(code, record, need, table)))
    if not enough:
        return Weighed(tuple(failing), need_of(question, table))
    return max(enough, key=lambda one: one.until or _FOREVER)


def _rule_of(code: ReasonCode, record: ConsentRecord, need: Need, table: LawTable) -> str:
    """The rule against which an opt-in falls short: for one that lapsed, the rule that sets the term."""
    if code is not ReasonCode.LAPSED:
        return need.rule_ids[0] if need.rule_ids else ""
    terms = (rule_id for rule_id in need.rule_ids if table.rules[rule_id].implied_expiry_days == need.implied_expiry_days)
    return record.expires_by_rule or next(terms, "")


def _missing(standing: Standing, short: tuple[Reason, ...], need: Need, table: LawTable) -> tuple[Reason, ...]:
    """Why nothing on file is enough: what waits, what falls short, what lapsed; or that nobody asked."""
    table_name = f"law:{table.hash}"
    found = [why.reason(ReasonCode.PENDING, record=record) for record in standing.pending[:1]]
    found += short
    found += [why.reason(ReasonCode.LAPSED, record=record, rule_id=record.expires_by_rule) for record in standing.lapsed[:1]]
    if not found:
        rule_id = need.rule_ids[0] if need.rule_ids else ""
        found.append(why.reason(ReasonCode.NOT_ASKED, rule_id=rule_id, rests_on="" if rule_id else table_name))
    if need.fail_closed:
        found.append(why.reason(ReasonCode.UNKNOWN_LAW, rests_on=table_name))
    return tuple(found)
