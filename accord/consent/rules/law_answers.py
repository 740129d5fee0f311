"""The law asked in plain words: what a person or another system types, answered with everything behind it. Fails closed."""

from collections.abc import Sequence
from datetime import date

from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.rules.law import judged_scopes, need_for
from accord.consent.rules.quiet_hours import print_quiet_hours
from accord.consent.types import LawAnswer, LawTable, Need, Obligations, RecipientKind, Requirement

_ALSO = {"web": Channel.PORTAL}
_UNKNOWN = Need(Requirement.EXPLICIT_OPT_IN, (), (), None, Obligations(), unreviewed=True, fail_closed=True)


def ask_law(
    table: LawTable,
    *,
    country: str,
    kind: str,
    channel: str,
    scopes: Sequence[str],
    on: date,
    routes: Sequence[str] = (),
    platform: str = "",
) -> LawAnswer:
    """The need in a country or region, given evidence for any of `routes`; an unknown word needs an explicit opt-in.

    `channel` is a channel or 'web'; `scopes` what the message contains, marketing being understood.
    """
    needs = [_need(table, country.strip().upper(), kind, channel, scopes, on, route, platform) for route in ("", *routes)]
    need = min(needs, key=lambda one: one.requirement)
    rules = [table.rules[rule_id] for rule_id in need.rule_ids]
    return LawAnswer(
        need=need.requirement.name.lower(),
        rule_ids=need.rule_ids,
        sources=tuple(rule.source for rule in rules),
        caps=need.obligations.caps,
        quiet_hours=tuple(print_quiet_hours((stretch,)) for stretch in need.obligations.quiet_hours),
        disclosures=tuple(sorted(need.obligations.disclosures)),
        registers=need.obligations.registers,
        routes=need.routes,
        double_opt_in=need.obligations.double_opt_in,
        min_grade=need.min_grade.name if need.min_grade else "",
        implied_expiry_days=need.implied_expiry_days,
        withdrawal_max_days=need.obligations.withdrawal_max_days,
        weakest_source=need.weakest_source,
        unreviewed=need.unreviewed,
        fail_closed=need.fail_closed,
        overridden=need.overridden,
        table_hash=table.hash,
    )


def _need(
    table: LawTable, country: str, kind: str, channel: str, scopes: Sequence[str], on: date, route: str, platform: str
) -> Need:
    try:
        recipient, way = RecipientKind(kind), _ALSO.get(channel) or Channel(channel)
        contained = frozenset(map(ContentScope, scopes))
    except ValueError:
        return _UNKNOWN
    purpose = Purpose.TRACKING if contained == {ContentScope.TRACKING} else Purpose.MARKETING
    judged = judged_scopes(purpose, contained)
    return need_for(table, jurisdiction=country, kind=recipient, channel=way, scopes=judged, on=on, route=route, platform=platform)
