"""Delete, edit, reorder, backdate, fork, old backup: each is found by `accord ledger verify` and by the separate verifier.

Every attack is played by somebody who has the database file (and, where it helps them, every key) on a copy of a real data folder;
the untouched folder is sound for both.
"""

import json
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.attack.ledger_stage import DAY, DOCTOR, accord, accord_each, check_elsewhere, play, set_clock, tamper
from tests.consent.people import NOW


@dataclass(frozen=True)
class Stage:
    """The folder before the withdrawal, the folder after it, and the witness outside both, and the ledger's public key."""

    before: Path
    after: Path
    witness: Path
    key: str


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    folder = tmp_path_factory.mktemp("ledger")
    home, witness = folder / "home", folder / "witness.txt"
    home.mkdir()
    set_clock(home, NOW)
    assert accord(home, "init").returncode == 0
    play(home, "opening", NOW)
    assert accord(home, "ledger", "checkpoint", witness=witness).returncode == 0
    before = Path(shutil.copytree(home, folder / "before"))
    play(home, "withdrawal", NOW + DAY)
    assert accord(home, "ledger", "checkpoint", witness=witness).returncode == 0
    stage = Stage(before, home, witness, accord(home, "ledger", "key").stdout.strip())
    assert verdicts(stage, Path(shutil.copytree(home, folder / "untouched"))) == (0, 0, "")
    return stage


@pytest.fixture
def home(stage: Stage, tmp_path: Path) -> Path:
    return Path(shutil.copytree(stage.after, tmp_path / "home"))


def verdicts(stage: Stage, home: Path) -> tuple[int, int, str]:
    """The exit code of both, and what was found. The dossier is made by the attacked installation itself."""
    bundle = home / "dossier.json"
    verify = ("ledger", "verify", "--witness", str(stage.witness))
    seen, made = accord_each(home, verify, ("ledger", "prove", "--customer", str(DOCTOR), "--out", str(bundle)))
    assert made.returncode == 0, made.stderr
    told = check_elsewhere(home, bundle, "--key", stage.key, "--checkpoint", str(stage.witness))
    wrong = [line for line in told.stdout.splitlines() if line.startswith("WRONG")]
    codes = [line for line in seen.stdout.splitlines() if line.startswith("ledger.")]
    return seen.returncode, told.returncode, "\n".join(codes + wrong)


def assert_found(stage: Stage, home: Path, *words: str) -> None:
    ours, theirs, told = verdicts(stage, home)
    assert (ours, theirs) == (1, 1), told
    for word in words:
        assert word in told, told


def record(home: Path, kind: str = "withdrawn") -> str:
    return f"(SELECT id FROM consent_consentrecord WHERE customer_id = {DOCTOR} AND type = '{kind}')"


def test_a_deleted_withdrawal_is_missed(stage: Stage, home: Path) -> None:
    leaf = f"DELETE FROM consent_leaf WHERE kind = 'record' AND entry_id = {record(home)}"
    tamper(home, leaf, f"DELETE FROM consent_consentrecord WHERE id = {record(home)}")
    assert_found(stage, home, "ledger.root", "it was rewritten")


def test_a_deleted_row_leaves_its_leaf(stage: Stage, home: Path) -> None:
    tamper(home, f"DELETE FROM consent_consentrecord WHERE id = {record(home)}")
    assert_found(stage, home, "ledger.row_missing", "can no longer be read")


def test_a_deleted_leaf_in_the_middle_is_a_gap(stage: Stage, home: Path) -> None:
    tamper(home, f"DELETE FROM consent_leaf WHERE kind = 'record' AND entry_id = {record(home, 'granted')}")
    assert_found(stage, home, "ledger.gap", "ledger.leaf_missing", "none is withheld")


def test_an_edited_row_is_not_what_was_taken_in(stage: Stage, home: Path) -> None:
    tamper(home, f"UPDATE consent_consentrecord SET valid_to = '2026-12-01 00:00:00' WHERE id = {record(home)}")
    assert_found(stage, home, "ledger.row_changed", "says what it said when it was taken in")


def test_an_edit_whose_leaf_was_made_to_fit_changes_the_root(stage: Stage, home: Path) -> None:
    tamper(home, f"UPDATE consent_consentrecord SET valid_to = '2026-12-01 00:00:00' WHERE id = {record(home)}")
    change(home, "DROP TRIGGER consent_leaf_no_update")
    play(home, "recomputed", NOW + DAY)
    assert accord(home, "init").returncode == 0
    assert_found(stage, home, "ledger.root", "is in the ledger of the checkpoint")


def change(home: Path, statement: str) -> None:
    with sqlite3.connect(home / "accord.sqlite3") as database:
        database.execute(statement)
    database.close()


def test_a_changed_wish_is_found(stage: Stage, home: Path) -> None:
    tamper(home, "UPDATE consent_preferencerecord SET contacts_per_month = 99")
    assert_found(stage, home, "ledger.row_changed: The preference", "says what it said when it was taken in")


def test_changed_words_of_a_notice_are_found(stage: Stage, home: Path) -> None:
    tamper(home, "UPDATE consent_notice SET text = 'We sell.'")
    assert_found(stage, home, "ledger.row_changed: The notice", "says what it said when it was taken in")


def test_exchanged_evidence_is_found(stage: Stage, home: Path) -> None:
    tamper(home, f"UPDATE consent_evidence SET digest = zeroblob(32) WHERE customer_id = {DOCTOR}")
    assert_found(stage, home, "ledger.row_changed: The evidence", "says what it said when it was taken in")


def test_two_entries_that_changed_places_are_found(stage: Stage, home: Path) -> None:
    places = leaf_places(home)
    moves = ((places[1], -1), (places[2], places[1]), (-1, places[2]))
    tamper(home, *(f'UPDATE consent_leaf SET "index" = {there} WHERE "index" = {here}' for here, there in moves))
    assert_found(stage, home, "ledger.count", "ledger.root", "is in the ledger of the checkpoint")


def leaf_places(home: Path) -> dict[int, int]:
    with sqlite3.connect(home / "accord.sqlite3") as database:
        rows = database.execute(f'SELECT number, "index" FROM consent_leaf WHERE customer_id = {DOCTOR}').fetchall()
    database.close()
    return dict(rows)


def test_an_entry_written_with_the_clock_set_back_is_found(stage: Stage, home: Path) -> None:
    play(home, "grant", NOW - 30 * DAY)
    refused = accord(home, "ledger", "checkpoint")
    assert refused.returncode == 2 and "ledger.clock" in refused.stderr
    set_clock(home, NOW + 2 * DAY)
    assert accord(home, "ledger", "checkpoint").returncode == 0
    assert_found(stage, home, "ledger.backdated", "it was backdated")


def test_a_ledger_that_went_on_another_way_is_found(stage: Stage, tmp_path: Path) -> None:
    """The withdrawal never happened here: signed with the real key, consistent in itself, and not what the witness holds."""
    fork = Path(shutil.copytree(stage.before, tmp_path / "fork"))
    play(fork, "grant", NOW + DAY)
    assert accord(fork, "ledger", "checkpoint").returncode == 0
    assert accord(fork, "ledger", "verify").returncode == 0, "by itself it looks sound"
    assert_found(stage, fork, "ledger.fork", "forked")


def test_an_old_backup_is_found(stage: Stage, tmp_path: Path) -> None:
    old = Path(shutil.copytree(stage.before, tmp_path / "old"))
    assert accord(old, "ledger", "verify").returncode == 0, "by itself it looks sound"
    assert_found(stage, old, "ledger.old_copy", "old copy")


def test_dropped_triggers_are_said(stage: Stage, home: Path) -> None:
    change(home, "DROP TRIGGER consent_leaf_no_update")
    seen = accord(home, "ledger", "verify")
    assert seen.returncode == 1 and "ledger.triggers" in seen.stdout


def test_a_destroyed_key_without_an_erasure_is_found(stage: Stage, home: Path) -> None:
    change(home, f"DELETE FROM customers_vaultkey WHERE customer_id = {DOCTOR}")
    assert_found(stage, home, "ledger.key_missing", "can no longer be read")


def test_nothing_is_signed_over_a_rewritten_ledger(stage: Stage, home: Path) -> None:
    tamper(home, f"UPDATE consent_leaf SET hash = zeroblob(32) WHERE kind = 'record' AND entry_id = {record(home)}")
    refused = accord(home, "ledger", "checkpoint")
    assert refused.returncode == 2 and "ledger.rewritten" in refused.stderr


def test_a_dossier_that_leaves_something_out_or_puts_something_in_is_found(stage: Stage, home: Path) -> None:
    bundle = home / "dossier.json"
    assert accord(home, "ledger", "prove", "--customer", str(DOCTOR), "--out", str(bundle)).returncode == 0
    words = ("--checkpoint", str(stage.witness))
    genuine = json.loads(bundle.read_text())
    assert check_elsewhere(home, bundle, *words).returncode == 0
    for field in ("entries", "checkpoints", "notices", "rules"):
        for wrong in (genuine[field][:-1], [genuine[field][-1], *genuine[field]]):
            bundle.write_text(json.dumps(genuine | {field: wrong}))
            ended = check_elsewhere(home, bundle, *words).returncode
            assert ended == 1 or (field in ("checkpoints", "notices", "rules") and len(wrong) > len(genuine[field]))
    for field, wrong in (("people", None), ("person", genuine["person"] | {"key": "00" * 32}), ("person", {}), ("checkpoint", "")):
        bundle.write_text(json.dumps(genuine | {field: wrong}))
        assert check_elsewhere(home, bundle, *words).returncode in (1, 2)


def test_the_hashes_of_the_whole_ledger_are_checked_elsewhere(stage: Stage, home: Path) -> None:
    bundle, words = home / "ledger.json", ("--checkpoint", str(stage.witness))
    assert accord(home, "ledger", "export", str(bundle)).returncode == 0
    assert check_elsewhere(home, bundle, *words).returncode == 0
    whole = json.loads(bundle.read_text())
    bundle.write_text(json.dumps(whole | {"leaves": whole["leaves"][::-1]}))
    assert check_elsewhere(home, bundle, *words).returncode == 1


def test_evidence_handed_over_is_held_against_the_ledger(stage: Stage, home: Path) -> None:
    bundle, genuine, other = home / "dossier.json", home / "yes.txt", home / "no.txt"
    assert accord(home, "ledger", "prove", "--customer", str(DOCTOR), "--out", str(bundle)).returncode == 0
    genuine.write_text("Yes, write to me.")
    other.write_text("Yes, ring me.")
    assert check_elsewhere(home, bundle, "--evidence", str(genuine)).returncode == 0
    assert check_elsewhere(home, bundle, "--evidence", str(other)).returncode == 1
