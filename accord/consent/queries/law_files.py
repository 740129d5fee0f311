"""Rule files, read without taking them into use."""

from accord.consent.queries.law import law_base, shipped_law
from accord.consent.rules.law_diff import diff_tables
from accord.consent.rules.law_lint import is_override_file, lint_law
from accord.consent.rules.law_table import digest_of, read_law_table, read_rules
from accord.consent.rules.law_versions import assemble, name_of
from accord.consent.types import LawFinding, LawTable, RuleChange


def check_law(*, content: bytes, shipped: bool = False) -> tuple[LawFinding, ...]:
    """Everything wrong in a rule file, by line. Overrides are held against the base in force, or the one that ships."""
    return lint_law(content, base=_base(shipped) if is_override_file(content) else None)


def law_in(*, content: bytes, shipped: bool = False) -> LawTable:
    """The law as it would be with this file: a whole table, or overrides of the base. Raises AccordError `law.unreadable`."""
    if not is_override_file(content):
        return read_law_table(content)
    base = _base(shipped)
    return assemble(base, read_rules(content), {}, name_of(base.hash, digest_of(content), {}))


def diff_law(*, before: LawTable, after: LawTable) -> tuple[RuleChange, ...]:
    """Which rules differ."""
    return diff_tables(before, after)


def _base(shipped: bool) -> LawTable:
    return shipped_law() if shipped else law_base()
