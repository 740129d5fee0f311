"""A rule as a page shows it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from accord.consent.types import LawRule, Override
from accord.web.words.disclosures import disclosure_words
from accord.web.words.jurisdictions import place_name
from accord.web.words.law import (
    CONFIDENCE_WORDS,
    DOUBLE_OPT_IN_WORDS,
    KIND_WORDS,
    LAYER_WORDS,
    NEED_SIGNS,
    NEED_WORDS,
    RULE_CHANNEL_WORDS,
    SCOPE_WORDS,
    SOURCE_TONES,
    SOURCE_WORDS,
    Words,
)
from accord.web.words.quiet_hours import quiet_words


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule in words. `ground` is '' for the plain case, else the exception or platform it speaks of."""

    rule_id: str
    href: str
    place: str
    kind: Words
    channel: Words
    scope: Words
    layer: Words
    ground: str
    sign: str
    need: Words
    level: int
    source: str
    note: str
    confidence: Words
    verification: Words
    tone: str
    accepted: bool
    quiet: tuple[str, ...]
    cap: tuple[int, int] | None
    registers: tuple[str, ...]
    disclosures: tuple[str, ...]
    double_opt_in: Words
    min_grade: str
    expiry_days: int | None
    withdrawal_days: int | None
    withdrawal_in_business_days: bool
    starts: date | None
    ends: date | None
    last_checked: date | None
    override: Override | None


def line_of(rule: LawRule) -> RuleLine:
    """A rule in the reader's words; its source and note stay in the language of the table."""
    return RuleLine(
        rule_id=rule.rule_id,
        href=reverse("compliance_law_rule", args=[rule.rule_id]),
        place=place_name(rule.jurisdiction),
        kind=KIND_WORDS[rule.recipient_kind],
        channel=RULE_CHANNEL_WORDS[rule.channel],
        scope=SCOPE_WORDS[rule.content_scope],
        layer=LAYER_WORDS[rule.layer],
        ground="" if rule.route == "default" else rule.route.replace("_", " "),
        sign=NEED_SIGNS[rule.requirement],
        need=NEED_WORDS[rule.requirement],
        level=rule.requirement.value,
        source=rule.source,
        note=rule.note,
        confidence=CONFIDENCE_WORDS[rule.confidence],
        verification=SOURCE_WORDS[rule.verification],
        tone=SOURCE_TONES[rule.verification],
        accepted=rule.accepted,
        quiet=quiet_words(rule.quiet_hours),
        cap=rule.cap,
        registers=rule.registers,
        disclosures=tuple(disclosure_words(code) for code in sorted(rule.disclosures)),
        double_opt_in=DOUBLE_OPT_IN_WORDS.get(rule.double_opt_in, ""),
        min_grade=rule.min_grade.name if rule.min_grade else "",
        expiry_days=rule.implied_expiry_days,
        withdrawal_days=rule.withdrawal_max_days,
        withdrawal_in_business_days=rule.withdrawal_unit == "business",
        starts=rule.valid_from,
        ends=rule.valid_to,
        last_checked=rule.last_checked,
        override=rule.override,
    )
