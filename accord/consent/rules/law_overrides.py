"""A company's own rules in place of the table's: the same rule id replaces, a new one adds."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from accord.catalogue.types import Channel, ContentScope
from accord.consent.rules.jurisdiction import EU_MEMBERS
from accord.consent.rules.law import need_for
from accord.consent.rules.law_loosening import loosened
from accord.consent.types import LawRule, LawTable, Need, RecipientKind

_WORD_CHANNELS = {"web": (Channel.PORTAL,), "visit": (Channel.VISIT, Channel.REMOTE_VISIT), "any": tuple(Channel)}
_ALWAYS = date(2000, 1, 1)
_Asked = tuple[str, RecipientKind, Channel, frozenset[ContentScope], date, str]


def overrule(base: LawTable, overrides: Iterable[LawRule]) -> dict[str, LawRule]:
    """The rules of `base` with the overrides in their places, each of which says in what it loosens the base."""
    rules = dict(base.rules)
    for rule in overrides:
        rules[rule.rule_id] = _told(rule, loosens_of(base, rule))
    return rules


def loosens_of(base: LawTable, rule: LawRule) -> tuple[str, ...]:
    """In what an override asks for less: column by column where it replaces a rule, by the answers where it adds one."""
    replaced = base.rules.get(rule.rule_id)
    return loosened(replaced, rule) if replaced is not None else _eased_answers(base, rule)


def _told(rule: LawRule, loosens: tuple[str, ...]) -> LawRule:
    return rule if rule.override is None else replace(rule, override=replace(rule.override, loosens=loosens))


def _eased_answers(base: LawTable, rule: LawRule) -> tuple[str, ...]:
    """What some answer asks for less once the rule is there: it takes its parent's place, or lets evidence of a ground in."""
    after = LawTable(MappingProxyType({**base.rules, rule.rule_id: rule}), f"{base.hash}+{rule.hash}")
    found: set[str] = set()
    for jurisdiction, kind, channel, scopes, on, route in _questions(base, rule):
        before_need, after_need = (
            need_for(
                table, jurisdiction=jurisdiction, kind=kind, channel=channel, scopes=scopes, on=on, route=route, platform=route
            )
            for table in (base, after)
        )
        found.update(_less(before_need, after_need))
    return tuple(sorted(found))


def _questions(base: LawTable, rule: LawRule) -> Iterator[_Asked]:
    kinds = tuple(RecipientKind) if rule.recipient_kind == "any" else (RecipientKind(rule.recipient_kind),)
    scope = ContentScope(rule.content_scope)
    scopes = frozenset({scope} if scope is ContentScope.TRACKING else {scope, ContentScope.MARKETING})
    days = {day for day in (rule.valid_from, rule.valid_to) if day} or {_ALWAYS}
    decided = rule.override.decided_on if rule.override else None
    for jurisdiction in _places(base, rule.jurisdiction):
        for kind in kinds:
            for channel in _WORD_CHANNELS.get(rule.channel) or (Channel(rule.channel),):
                for on in sorted(days | ({decided} if decided else set())):
                    for route in sorted({"", rule.route}):
                        yield jurisdiction, kind, channel, scopes, on, route


def _places(base: LawTable, jurisdiction: str) -> list[str]:
    """Where a rule of this jurisdiction is heard, as far as tables tell places apart."""
    known = {rule.jurisdiction for rule in base.rules.values()} - {"EU", "GLOBAL"}
    if jurisdiction == "GLOBAL":
        return sorted(known | {"ZZ", "AT"})
    if jurisdiction == "EU":
        return sorted(place for place in known | EU_MEMBERS if place.split("-")[0] in EU_MEMBERS)
    return sorted({jurisdiction} | {place for place in known if place.startswith(f"{jurisdiction}-")})


def _less(before: Need, after: Need) -> Iterator[str]:
    had, has = before.obligations, after.obligations
    if after.requirement < before.requirement:
        yield "min_permission"
    if before.fail_closed:
        return
    if (after.min_grade or 0) < (before.min_grade or 0):
        yield "min_grade"
    if (after.implied_expiry_days or 10**6) > (before.implied_expiry_days or 10**6):
        yield "implied_expiry_days"
    if not set(had.quiet_hours) <= set(has.quiet_hours):
        yield "quiet_hours_local"
    if len(has.caps) < len(had.caps):
        yield "frequency_cap"
    if not set(had.registers) <= set(has.registers):
        yield "registers"
    if not had.disclosures <= has.disclosures:
        yield "disclosures"
