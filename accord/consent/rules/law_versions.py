"""The law at a moment: base table, overrides and acceptances put together under one name that can be found again."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from accord.consent.rules.law_overrides import overrule
from accord.consent.types import LawRule, LawTable

_NONE = "-"


def name_of(base: str, overrides: str, accepted: Mapping[str, str]) -> str:
    """The hash of a table: that of its base file where nothing else applies, else SHA-256 of the text that lists all of it.

    `base` and `overrides` are SHA-256 of files ('' for no overrides), `accepted` the hash of each accepted rule by its id. The
    text is one line each, ended by LF: `accord law 1`, `base HASH`, `overrides HASH` ('-' for none), then `accepted ID HASH`
    sorted by id.
    """
    if not overrides and not accepted:
        return base
    lines = ["accord law 1", f"base {base}", f"overrides {overrides or _NONE}"]
    lines += [f"accepted {rule_id} {accepted[rule_id]}" for rule_id in sorted(accepted)]
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def assemble(base: LawTable, overrides: Iterable[LawRule], accepted: Mapping[str, str], name: str) -> LawTable:
    """The table of that name. An acceptance counts for the very row that was read: a rule that changed must be read again."""
    rules = overrule(base, overrides)
    for rule_id, rule_hash in accepted.items():
        rule = rules.get(rule_id)
        if rule is not None and rule.hash == rule_hash:
            rules[rule_id] = replace(rule, accepted=True)
    return LawTable(MappingProxyType(rules), name)
