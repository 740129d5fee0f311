"""In what one rule asks for less than another: what needs a named approver and is shown in every decision."""

from collections.abc import Callable, Mapping
from datetime import date

from accord.consent.rules.obligations import DOUBLE_OPT_IN
from accord.consent.types import LawRule, QuietHours, Requirement

_MINUTES = 24 * 60
_NEVER = float("inf")
_STANDING = frozenset({"default", "content_gate"})


def loosened(before: LawRule, after: LawRule) -> tuple[str, ...]:
    """The columns in which `after` asks for less than `before`; the other way round they are those in which it asks for more."""
    return tuple(column for column, is_less in _LESS.items() if is_less(before, after))


def quiet_minutes(stretches: tuple[QuietHours, ...]) -> frozenset[tuple[int, int]]:
    """(day, minute of the day) of every quiet minute; a range across midnight closes the start and the end of its days."""
    found: set[tuple[int, int]] = set()
    for stretch in stretches:
        start, end = (moment.hour * 60 + moment.minute for moment in (stretch.start, stretch.end))
        minutes = range(start, end) if start < end else [*range(start, _MINUTES), *range(end)]
        found.update((day, minute) for day in stretch.days for minute in minutes)
    return frozenset(found)


def eases(rule: LawRule) -> bool:
    """Whether a rule is an exception that lets evidence of a ground count: the longer it lives, the looser the law."""
    return rule.route not in _STANDING and rule.layer != "platform" and rule.requirement is not Requirement.PROHIBITED


def _fewer_caps(before: LawRule, after: LawRule) -> bool:
    if before.cap is None:
        return False
    return after.cap is None or after.cap[0] > before.cap[0] or after.cap[1] < before.cap[1]


def _slower(before: LawRule, after: LawRule) -> bool:
    return _days(after) > _days(before)


def _days(rule: LawRule) -> float:
    """The time to act on a refusal in calendar days, counting five business days to the week."""
    if rule.withdrawal_max_days is None:
        return 0 if rule.requirement is Requirement.PROHIBITED else _NEVER
    return rule.withdrawal_max_days * 7 / 5 if rule.withdrawal_unit == "business" else rule.withdrawal_max_days


def _life(before: LawRule, after: LawRule) -> bool:
    starts_later = (after.valid_from or date.min) > (before.valid_from or date.min)
    ends_sooner = (after.valid_to or date.max) < (before.valid_to or date.max)
    if not eases(before):
        return starts_later or ends_sooner
    starts_sooner = (after.valid_from or date.min) < (before.valid_from or date.min)
    return starts_sooner or (after.valid_to or date.max) > (before.valid_to or date.max)


_LESS: Mapping[str, Callable[[LawRule, LawRule], bool]] = {
    "min_permission": lambda before, after: after.requirement < before.requirement,
    "preticked_valid": lambda before, after: after.preticked_valid and not before.preticked_valid,
    "double_opt_in": lambda before, after: DOUBLE_OPT_IN.index(after.double_opt_in) < DOUBLE_OPT_IN.index(before.double_opt_in),
    "min_grade": lambda before, after: (after.min_grade or 0) < (before.min_grade or 0),
    "implied_expiry_days": lambda before, after: (after.implied_expiry_days or _NEVER) > (before.implied_expiry_days or _NEVER),
    "withdrawal_max_days": _slower,
    "quiet_hours_local": lambda before, after: not quiet_minutes(before.quiet_hours) <= quiet_minutes(after.quiet_hours),
    "frequency_cap": _fewer_caps,
    "registers": lambda before, after: not set(before.registers) <= set(after.registers),
    "disclosures": lambda before, after: not before.disclosures <= after.disclosures,
    "life": _life,
}
