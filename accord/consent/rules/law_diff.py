"""Which rules differ between two tables, and whether the second asks for more or for less."""

from dataclasses import fields
from datetime import date

from accord.consent.rules.law_loosening import loosened
from accord.consent.rules.quiet_hours import print_quiet_hours
from accord.consent.types import Grade, LawRule, LawTable, Override, Requirement, RuleChange

_NOT_TOLD = frozenset({"rule_id", "hash"})


def diff_tables(before: LawTable, after: LawTable, *, only: str = "") -> tuple[RuleChange, ...]:
    """Every rule (or `only` this one) that was added, removed or changed, by its id."""
    ids = [only] if only else sorted({*before.rules, *after.rules})
    changes = (_change(rule_id, before.rules.get(rule_id), after.rules.get(rule_id)) for rule_id in ids)
    return tuple(change for change in changes if change is not None)


def _change(rule_id: str, before: LawRule | None, after: LawRule | None) -> RuleChange | None:
    if before == after:
        return None
    if before is None or after is None:
        return RuleChange(rule_id, "added" if before is None else "removed")
    columns = tuple(
        (name, _text(getattr(before, name)), _text(getattr(after, name)))
        for name in (field.name for field in fields(LawRule))
        if name not in _NOT_TOLD and getattr(before, name) != getattr(after, name)
    )
    return RuleChange(rule_id, "changed", columns, loosened(before, after), loosened(after, before)) if columns else None


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case Requirement() | Grade():
            return value.name.lower() if isinstance(value, Requirement) else value.name
        case Override():
            return f"by {value.author}" + (f", approved by {value.approver}" if value.approver else "")
        case frozenset():
            return " | ".join(sorted(map(str, value)))
        case tuple() if value and not isinstance(value[0], (str, int)):
            return print_quiet_hours(value)
        case tuple():
            return "/".join(map(str, value)) if value and isinstance(value[0], int) else " | ".join(map(str, value))
        case date():
            return value.isoformat()
        case _:
            return str(value)
