"""What is wrong in a rule file, line by line: grammar, vocabulary, ids, sources, honesty, dates."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accord.consent.rules.frequency import parse_cap
from accord.consent.rules.law_lint_lives import life_of_row, life_of_rule, overlapping_lives
from accord.consent.rules.law_overrides import loosens_of
from accord.consent.rules.law_table import numbered_rows, print_rules, rule_of, words_in
from accord.consent.rules.law_vocabulary import (
    COLUMNS,
    DISCLOSURES,
    JURISDICTION,
    OPTIONAL_COLUMNS,
    OVERRIDE_COLUMNS,
    REGISTERS,
    ROUTE,
    ROUTES,
    SHORT_KINDS,
    WORDS,
)
from accord.consent.rules.quiet_hours import parse_quiet_hours, print_quiet_hours
from accord.consent.types import LawFinding, LawTable
from accord.kernel.errors import AccordError

_Row = Mapping[str, str]
_NUMBERS = ("implied_expiry_days", "withdrawal_max_days")
_DAYS = ("valid_from", "valid_to", "last_checked", "decided_on")


@dataclass(frozen=True, slots=True)
class _Wrong:
    code: str
    words: str
    error: bool = True


def lint_law(content: bytes, *, base: LawTable | None = None) -> tuple[LawFinding, ...]:
    """Every finding in a file, by line. A file with a column `author` is read as overrides of `base`."""
    try:
        rows = numbered_rows(content)
    except AccordError as error:
        return (LawFinding(1, "", "unreadable", error.message),)
    if not rows and not is_override_file(content):
        return (LawFinding(1, "", "empty", "The file holds no rule: with it, every contact would need an explicit opt-in."),)
    heading = _heading(rows)
    if heading:
        return tuple(LawFinding(1, "", wrong.code, wrong.words) for wrong in heading)
    found = [LawFinding(line, row["rule_id"], one.code, one.words, one.error) for line, row in rows for one in _of_row(row, base)]
    found += _of_file(rows, base)
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.code, finding.words)))


def is_override_file(content: bytes) -> bool:
    """Whether the heading names an author."""
    return b"author" in content.split(b"\n", 1)[0].strip().split(b",")


def _heading(rows: Sequence[tuple[int, _Row]]) -> list[_Wrong]:
    if not rows:
        return []
    given = [name for name in rows[0][1] if name is not None]
    wanted = {*COLUMNS, *(OVERRIDE_COLUMNS if "author" in given else ())}
    missing, unknown = sorted(wanted - set(given)), sorted(set(given) - wanted - set(OPTIONAL_COLUMNS))
    wrong = [_Wrong("column_missing", f"The column {name} is missing.") for name in missing]
    return wrong + [_Wrong("column_unknown", f"There is no column {name!r}.") for name in unknown]


def _of_file(rows: Sequence[tuple[int, _Row]], base: LawTable | None) -> list[LawFinding]:
    found: list[LawFinding] = []
    first: dict[str, int] = {}
    for line, row in rows:
        rule_id = row["rule_id"]
        if rule_id in first:
            found.append(LawFinding(line, rule_id, "twice", f"{rule_id} stands on line {first[rule_id]} already."))
        first.setdefault(rule_id, line)
    others = [] if base is None or not any("author" in row for _, row in rows) else base.rules.values()
    lives = [life for line, row in rows if None not in row.values() and (life := life_of_row(line, row))]
    found += overlapping_lives([*lives, *(life_of_rule(rule) for rule in others if rule.rule_id not in first)])
    values = [dict(row) for _, row in rows if None not in row and None not in row.values()]
    if len(values) == len(rows) and [dict(row) for _, row in numbered_rows(print_rules(values))] != values:
        found.append(LawFinding(1, "", "round_trip", "Written out and read again, the file says something else."))
    return found


def _of_row(row: _Row, base: LawTable | None) -> Iterator[_Wrong]:
    if None in row or None in row.values():
        yield _Wrong("columns", "The line has too few or too many columns.")
        return
    wrong = [*_grammar(row), *_vocabulary(row)]
    yield from wrong
    if any(one.error for one in wrong):
        return
    yield from _meaning(row)
    if "author" in row:
        yield from _decision(row, base)


def _grammar(row: _Row) -> Iterator[_Wrong]:
    if not JURISDICTION.fullmatch(row["jurisdiction"]):
        yield _Wrong("jurisdiction", f"{row['jurisdiction']!r} is no jurisdiction: write GLOBAL, EU, FR or US-FL.")
    if not ROUTE.fullmatch(row["route"]):
        yield _Wrong("route", f"{row['route']!r} is no route: lower-case words with '_' between.")
    for name in _NUMBERS:
        if row[name] and not (row[name].isascii() and row[name].isdigit()):
            yield _Wrong(name, f"{name} is {row[name]!r}: write a whole number of days, or nothing.")
    for name in _DAYS:
        if row.get(name) and not _parses(date.fromisoformat, row[name]):
            yield _Wrong(name, f"{name} is {row[name]!r}: write a day as 2026-11-21.")
    if not _parses(parse_cap, row["frequency_cap"]):
        yield _Wrong("frequency_cap", f"{row['frequency_cap']!r} is no cap: write 3/365d for three contacts in 365 days.")
    if not _parses(parse_quiet_hours, row["quiet_hours_local"]):
        yield _Wrong("quiet_hours_local", f"{row['quiet_hours_local']!r} are no quiet hours: write Mon-Fri 20:00-09:00;Sat all.")
    else:
        stretches = parse_quiet_hours(row["quiet_hours_local"])
        if parse_quiet_hours(print_quiet_hours(stretches)) != stretches:
            yield _Wrong("quiet_hours_local", f"{row['quiet_hours_local']!r} cannot be written again as it was read.")


def _parses(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except (AccordError, ValueError):
        return False
    return True


def _vocabulary(row: _Row) -> Iterator[_Wrong]:
    for name, words in WORDS.items():
        if row.get(name, "") not in words and (name in row or "" not in words):
            known = ", ".join(sorted(word for word in words if word))
            yield _Wrong(name, f"{row.get(name, '')!r} is no word for {name}: use {known}.")
    for code in words_in(row["disclosures"]):
        if code not in DISCLOSURES:
            yield _Wrong("disclosures", f"{code!r} is no disclosure code: see docs/reference/law.md.")
    for name in words_in(row["registers"]):
        if name not in REGISTERS:
            yield _Wrong("registers", f"No register is called {name!r} so far: is it spelt right?", error=False)
    if row["layer"] != "platform" and row["route"] not in ROUTES:
        yield _Wrong("route", f"No ground is called {row['route']!r} so far: is it spelt right?", error=False)


def _meaning(row: _Row) -> Iterator[_Wrong]:
    yield from _identity(row)
    if not row["source"].strip():
        yield _Wrong("source", "The rule names no source: law and article, or the code it comes from.")
    if row["verification"] == "from_knowledge" and row["confidence"] == "high":
        yield _Wrong("honesty", "A rule that nobody looked up is never of high confidence.")
    if not row["last_checked"]:
        yield _Wrong("last_checked", "Say when the rule was last checked.")
    banned = row["min_permission"] == "prohibited"
    if banned != (row["preticked_valid"] == "na"):
        yield _Wrong("preticked_valid", "preticked_valid is na where contact is prohibited, and only there.")
    if banned and (row["withdrawal_max_days"] or row["implied_expiry_days"]):
        yield _Wrong("prohibited", "What is prohibited has no permission that lapses or is withdrawn.")
    if bool(row["withdrawal_max_days"]) != bool(row["withdrawal_unit"]):
        yield _Wrong("withdrawal_unit", "withdrawal_max_days and withdrawal_unit stand together or not at all.")
    if not banned and not row["withdrawal_max_days"]:
        yield _Wrong("withdrawal_max_days", "Say within how many days a refusal must be acted on (0: before the next contact).")
    if row["valid_from"] and row["valid_to"] and row["valid_to"] < row["valid_from"]:
        yield _Wrong("life", f"The rule ends on {row['valid_to']}, before it begins on {row['valid_from']}.")


def _identity(row: _Row) -> Iterator[_Wrong]:
    """`JUR.kind.channel.scope.route.layer[.date]`, the date being the day the rule begins."""
    short = SHORT_KINDS[row["recipient_kind"]]
    plain = ".".join((row["jurisdiction"], short, row["channel"], row["content_scope"], row["route"], row["layer"]))
    dated = f"{plain}.{row['valid_from'].replace('-', '')}"
    if row["rule_id"] not in (plain, dated if row["valid_from"] else plain):
        wanted = f"{plain} or {dated}" if row["valid_from"] else plain
        yield _Wrong("rule_id", f"The rule id is {row['rule_id']!r}, but its columns say {wanted}.")


def _decision(row: _Row, base: LawTable | None) -> Iterator[_Wrong]:
    """What an override must say of who decided it."""
    for name in ("author", "reason", "decided_on"):
        if not row[name].strip():
            yield _Wrong(name, f"An override needs {name}.")
    if base is None or not row["decided_on"]:
        return
    loosens = loosens_of(base, rule_of(row))
    if loosens and not row["approver"].strip():
        yield _Wrong("approver", f"This asks for less than the table ({', '.join(loosens)}): it needs a named approver.")
    if loosens and row["approver"].strip() and row["approver"].strip() == row["author"].strip():
        yield _Wrong("approver", "Author and approver are the same person.", error=False)
