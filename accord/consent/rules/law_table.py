"""Reads rule files (permission-rules.csv) into values; the hash of the bytes names the table in every decision."""

import csv
import hashlib
import io
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from accord.consent.rules.frequency import parse_cap
from accord.consent.rules.law_vocabulary import COLUMNS, OPTIONAL_COLUMNS, OVERRIDE_COLUMNS
from accord.consent.rules.quiet_hours import parse_quiet_hours
from accord.consent.types import Grade, LawRule, LawTable, Override, Requirement
from accord.kernel.errors import AccordError

_HASHED = tuple(name for name in (*COLUMNS, *OPTIONAL_COLUMNS, *OVERRIDE_COLUMNS) if name != "last_checked")
_READING = (AccordError, KeyError, ValueError, TypeError)


def read_law_table(content: bytes) -> LawTable:
    """The table in `content` (CSV, UTF-8). Raises AccordError `law.unreadable` with the line that cannot be read."""
    return LawTable(MappingProxyType({rule.rule_id: rule for rule in read_rules(content)}), digest_of(content))


def digest_of(content: bytes) -> str:
    """SHA-256 of a file, in hex."""
    return hashlib.sha256(content).hexdigest()


def read_rules(content: bytes) -> tuple[LawRule, ...]:
    """The rules of a file in its order; those of an override file know who decided them. Raises AccordError `law.unreadable`."""
    rules: dict[str, LawRule] = {}
    for line, row in numbered_rows(content):
        try:
            rule = rule_of(row)
        except _READING as error:
            raise _unreadable(line, str(error)) from error
        if rule.rule_id in rules:
            raise _unreadable(line, f"{rule.rule_id} stands twice")
        rules[rule.rule_id] = rule
    return tuple(rules.values())


def numbered_rows(content: bytes) -> list[tuple[int, dict[str, str]]]:
    """Each row with the line it ends on. Raises AccordError `law.unreadable` for what is no CSV in UTF-8."""
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        return [(reader.line_num, row) for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise _unreadable(1, f"this is no CSV file in UTF-8: {error}") from error


def print_rules(rows: list[dict[str, str]]) -> bytes:
    """Rows as a rule file again."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]) if rows else list(COLUMNS), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def rule_of(row: Mapping[str, str]) -> LawRule:
    """The rule in a row. Raises AccordError, KeyError, ValueError or TypeError for what cannot be read."""
    return LawRule(
        rule_id=row["rule_id"],
        jurisdiction=row["jurisdiction"],
        recipient_kind=row["recipient_kind"],
        channel=row["channel"],
        content_scope=row["content_scope"],
        layer=row["layer"],
        route=row["route"],
        requirement=Requirement[row["min_permission"].upper()],
        preticked_valid=row["preticked_valid"] == "yes",
        double_opt_in=row["double_opt_in"],
        implied_expiry_days=_number(row["implied_expiry_days"]),
        withdrawal_max_days=_number(row["withdrawal_max_days"]),
        quiet_hours=parse_quiet_hours(row["quiet_hours_local"]),
        cap=parse_cap(row["frequency_cap"]),
        registers=words_in(row["registers"]),
        disclosures=frozenset(words_in(row["disclosures"])),
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        source=row["source"],
        note=row["note"],
        confidence=row["confidence"],
        verification=row["verification"],
        last_checked=_day(row["last_checked"]),
        withdrawal_unit=row["withdrawal_unit"],
        min_grade=Grade[row["min_grade"]] if row.get("min_grade") else None,
        hash=_row_hash(row),
        override=_override(row) if "author" in row else None,
    )


def words_in(text: str) -> tuple[str, ...]:
    """The words of a list, which stand between '|'."""
    return tuple(word.strip() for word in text.split("|") if word.strip())


def _override(row: Mapping[str, str]) -> Override:
    return Override(row["author"].strip(), row["approver"].strip(), row["reason"].strip(), _day(row["decided_on"]))


def _row_hash(row: Mapping[str, str]) -> str:
    """Names what a rule says: every column but the day it was last checked, which changes nothing."""
    given = [f"{name}={row[name]}" for name in _HASHED if row.get(name)]
    return hashlib.sha256("\x1e".join(given).encode()).hexdigest()


def _number(text: str) -> int | None:
    return int(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _unreadable(line: int, why: str) -> AccordError:
    return AccordError("law.unreadable", f"Line {line} of the rule table cannot be read: {why}.", "Mend the line and try again.")
