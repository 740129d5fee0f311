"""What a yes comes with, gathered from the rules it rests on: the strictest of each."""

from collections.abc import Sequence

from accord.catalogue.types import Channel
from accord.consent.rules.withdrawal_limits import shortest
from accord.consent.types import FrequencyCap, LawRule, Obligations

DOUBLE_OPT_IN = ("na", "optional", "recommended", "expected", "required")
"""How firmly a confirmation is asked for, the least first."""


def obligations_of(rules: Sequence[LawRule], channel: Channel) -> Obligations:
    """Caps (named by rule; on every channel where the rule names none), quiet hours, disclosures, time to act on a refusal."""
    limits = tuple(dict.fromkeys(_limit(rule) for rule in rules if rule.withdrawal_max_days is not None))
    days, unit = shortest(limits)
    return Obligations(
        caps=tuple(_cap(rule, channel) for rule in rules if rule.cap),
        quiet_hours=tuple(dict.fromkeys(stretch for rule in rules for stretch in rule.quiet_hours)),
        disclosures=frozenset(code for rule in rules for code in rule.disclosures),
        withdrawal_max_days=days,
        double_opt_in=max((rule.double_opt_in for rule in rules), key=DOUBLE_OPT_IN.index, default="na"),
        registers=tuple(dict.fromkeys(name for rule in rules for name in rule.registers)),
        withdrawal_unit=unit,
        withdrawal_limits=limits,
    )


def _limit(rule: LawRule) -> tuple[int, str]:
    return rule.withdrawal_max_days or 0, rule.withdrawal_unit or "calendar"


def _cap(rule: LawRule, channel: Channel) -> FrequencyCap:
    contacts, days = rule.cap or (0, 1)
    return FrequencyCap(contacts, days, None if rule.channel == "any" else channel, rule.rule_id)
