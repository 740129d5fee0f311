"""What a yes comes with, gathered from the rules it rests on: the strictest of each."""

from collections.abc import Sequence

from accord.catalogue.types import Channel
from accord.consent.types import FrequencyCap, LawRule, Obligations

DOUBLE_OPT_IN = ("na", "optional", "recommended", "expected", "required")
"""How firmly a confirmation is asked for, the least first."""


def obligations_of(rules: Sequence[LawRule], channel: Channel) -> Obligations:
    """Caps (named by rule; on every channel where the rule names none), quiet hours, disclosures, time to act on a refusal."""
    return Obligations(
        caps=tuple(_cap(rule, channel) for rule in rules if rule.cap),
        quiet_hours=tuple(dict.fromkeys(stretch for rule in rules for stretch in rule.quiet_hours)),
        disclosures=frozenset(code for rule in rules for code in rule.disclosures),
        withdrawal_max_days=min((rule.withdrawal_max_days for rule in rules if rule.withdrawal_max_days is not None), default=None),
        double_opt_in=max((rule.double_opt_in for rule in rules), key=DOUBLE_OPT_IN.index, default="na"),
        registers=tuple(dict.fromkeys(name for rule in rules for name in rule.registers)),
    )


def _cap(rule: LawRule, channel: Channel) -> FrequencyCap:
    contacts, days = rule.cap or (0, 1)
    return FrequencyCap(contacts, days, None if rule.channel == "any" else channel, rule.rule_id)
