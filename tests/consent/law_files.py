"""Small builders of rule files for tests."""

import csv
import io
from typing import Any

from accord.consent.queries.law import shipped_content
from accord.consent.rules.law_table import numbered_rows
from accord.consent.rules.law_vocabulary import OVERRIDE_COLUMNS

MAIL_FR = "FR.prof.email.marketing.default.law"
VISIT_GB = "GB.prof.visit.rx_promotion.default.code"
SIGNED = {"author": "Ada Byron", "approver": "", "reason": "Counsel asks for more.", "decided_on": "2026-11-01"}


def shipped_row(rule_id: str, **changes: str) -> dict[str, str]:
    """A row of the shipped table, changed."""
    row = next(row for _, row in numbered_rows(shipped_content()) if row["rule_id"] == rule_id)
    return row | changes


def table_of(*rows: dict[str, str]) -> bytes:
    """A rule file with these rows."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def override(rule_id: str, *, approver: str = "", **changes: str) -> dict[str, str]:
    """A row of an override file: the shipped rule, changed, with the names under it."""
    return shipped_row(rule_id, **changes) | SIGNED | {"approver": approver}


def added(rule_id: str, like: str, **changes: str) -> dict[str, str]:
    """A row of an override file that adds a rule, made after one of the table."""
    return override(like, **changes) | {"rule_id": rule_id}


def overrides_of(*rows: dict[str, Any]) -> bytes:
    """An override file with these rows."""
    assert all(name in row for row in rows for name in OVERRIDE_COLUMNS)
    return table_of(*rows)
