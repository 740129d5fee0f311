"""A witness that is a file or a folder: what it was told stays; one that cannot be reached says so and stops nobody."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest

from accord.adapters.witnesses.file import NAME, FileWitness
from accord.consent import actions, ports, queries
from accord.jobs.worker import keep_ledger
from accord.kernel.errors import AccordError
from tests.consent.people import NOW, capture, customer

HOUR = timedelta(hours=1)


def witnessed_by(path: Path, monkeypatch: pytest.MonkeyPatch) -> FileWitness:
    witness = FileWitness(path)
    monkeypatch.setattr(ports, "_witnesses", {witness.name: witness})
    return witness


def test_notes_are_appended_to_a_file_or_in_a_folder(tmp_path: Path) -> None:
    for path, file in ((tmp_path, tmp_path / NAME), (tmp_path / "own.txt", tmp_path / "own.txt")):
        witness = FileWitness(path)
        assert witness.held() == ""
        assert witness.publish("é 1\n") == f"{file.name}, byte 6"
        witness.publish("2\n")
        assert witness.held() == file.read_text(encoding="utf-8") == "é 1\n\n2\n\n"


def test_one_that_cannot_be_reached_says_which(tmp_path: Path) -> None:
    witness = FileWitness(tmp_path / "unmounted" / "share")
    with pytest.raises(AccordError, match="unmounted/share cannot be reached") as lost:
        witness.publish("1\n")
    assert lost.value.code == "ledger.witness" and "ACCORD_WITNESS" in lost.value.next_step
    (tmp_path / "own.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(AccordError, match="cannot be reached"):
        FileWitness(tmp_path / "own.txt").held()


@pytest.mark.django_db
def test_the_worker_signs_when_it_is_time_and_tells_the_witness(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    witness = witnessed_by(tmp_path, monkeypatch)
    doctor = customer()
    for moment, signed in ((NOW, 1), (NOW + HOUR / 2, 1), (NOW + HOUR, 2)):
        actions.record_consents(captures=[capture(doctor)], now=moment)
        keep_ledger(now=moment)
        notes = [checkpoint.note for checkpoint in queries.list_checkpoints()]
        assert len(notes) == signed and all(note in witness.held() for note in notes)


@pytest.mark.django_db
def test_a_lost_witness_does_not_stop_the_worker_and_is_told_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    share = tmp_path / "share"
    witness = witnessed_by(share / "notes.txt", monkeypatch)
    actions.record_consents(captures=[capture(customer())], now=NOW)
    with caplog.at_level(logging.ERROR):
        keep_ledger(now=NOW)
    assert "cannot be reached" in caplog.text and len(queries.list_checkpoints()) == 1
    share.mkdir()
    keep_ledger(now=NOW)
    assert queries.list_checkpoints()[0].note in witness.held()
