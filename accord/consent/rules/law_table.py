"""Reads the rule table (permission-rules.csv) into values; the hash of the bytes names the table in every decision."""

import csv
import hashlib
import io
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from accord.consent.rules.frequency import parse_cap
from accord.consent.rules.quiet_hours import parse_quiet_hours
from accord.consent.types import LawRule, LawTable, Requirement
from accord.kernel.errors import AccordError


def read_law_table(content: bytes) -> LawTable:
    """The table in `content` (CSV, UTF-8). Raises AccordError `law.unreadable` with the rule that cannot be read."""
    rules: dict[str, LawRule] = {}
    for line, row in enumerate(csv.DictReader(io.StringIO(content.decode(), newline="")), 2):
        try:
            rule = _rule(row)
        except (AccordError, KeyError, ValueError) as error:
            raise _unreadable(line, str(error)) from error
        if rule.rule_id in rules:
            raise _unreadable(line, f"{rule.rule_id} stands twice")
        rules[rule.rule_id] = rule
    return LawTable(MappingProxyType(rules), hashlib.sha256(content).hexdigest())


def _unreadable(line: int, why: str) -> AccordError:
    return AccordError("law.unreadable", f"Line {line} of the rule table cannot be read: {why}.", "Mend the line and try again.")


def _rule(row: Mapping[str, str]) -> LawRule:
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
        registers=_words(row["registers"]),
        disclosures=frozenset(_words(row["disclosures"])),
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        source=row["source"],
        note=row["note"],
        confidence=row["confidence"],
        verification=row["verification"],
    )


def _number(text: str) -> int | None:
    return int(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("|") if word.strip())
