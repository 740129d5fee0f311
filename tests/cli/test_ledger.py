"""accord ledger verify as it is typed: what it says, and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import connection

from accord.cli import main
from accord.consent import actions
from tests.consent.people import NOW, capture, customer

pytestmark = pytest.mark.django_db


def verified(*words: str) -> tuple[int, dict[str, Any]]:
    done = CliRunner().invoke(main, ["ledger", "verify", "--json", *words])
    last: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return done.exit_code, last


def test_verify_ends_with_one_line_of_json(tmp_path: Path) -> None:
    actions.record_consents(captures=[capture(customer())], now=NOW)
    note = tmp_path / "witness.txt"
    note.write_text(actions.sign_checkpoint(now=NOW).note)
    code, told = verified("--witness", str(note))
    assert code == 0, told
    assert told == {"sound": True, "leaves": 1, "checkpoints": 1, "witnessed": 1, "findings": []}
    with connection.cursor() as cursor:
        name = "consent_leaf_only_grows ON consent_leaf" if connection.vendor == "postgresql" else "consent_leaf_no_delete"
        cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute("DELETE FROM consent_leaf")
    code, told = verified()
    assert code == 1 and not told["sound"]
    assert {"ledger.triggers", "ledger.leaf_missing"} <= {finding["code"] for finding in told["findings"]}
