"""Rules that speak of the same thing must follow one another: two of them on one day would contradict each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from accord.consent.types import LawFinding, LawRule

_KEY = ("jurisdiction", "recipient_kind", "channel", "content_scope", "route", "layer")


class Life(NamedTuple):
    """When a rule lives, both days included, and the line it stands on (0: in the table, not in this file)."""

    start: date
    end: date
    line: int
    rule_id: str
    key: tuple[str, ...]


def life_of_row(line: int, row: Mapping[str, str]) -> Life | None:
    """The life of a row, None where its dates cannot be read."""
    try:
        start, end = _day(row["valid_from"], date.min), _day(row["valid_to"], date.max)
    except ValueError:
        return None
    return Life(start, end, line, row["rule_id"], tuple(row[name] for name in _KEY))


def life_of_rule(rule: LawRule) -> Life:
    """The life of a rule of the table."""
    key = (rule.jurisdiction, rule.recipient_kind, rule.channel, rule.content_scope, rule.route, rule.layer)
    return Life(rule.valid_from or date.min, rule.valid_to or date.max, 0, rule.rule_id, key)


def overlapping_lives(lives: Iterable[Life]) -> list[LawFinding]:
    """A finding for each rule that begins while another of the same key still lives, if either stands in this file."""
    by_key: defaultdict[tuple[str, ...], list[Life]] = defaultdict(list)
    for life in lives:
        by_key[life.key].append(life)
    found = []
    for same in map(sorted, by_key.values()):
        for first, later in pairwise(same):
            if later.start <= first.end and later.rule_id != first.rule_id and (first.line or later.line):
                where = f"on line {first.line}" if first.line else "in the table"
                words = f"{later.rule_id} begins while {first.rule_id} {where} still lives: close that one (valid_to) first."
                found.append(LawFinding(later.line or first.line, later.rule_id, "overlap", words))
    return found


def _day(text: str, otherwise: date) -> date:
    return date.fromisoformat(text) if text else otherwise
