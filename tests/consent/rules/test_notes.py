"""Signed notes as other log tools read and write them."""

import base64
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from accord.consent.rules.notes import (
    CheckpointText,
    is_signed,
    key_id,
    notes_in,
    public_key_of,
    read_note,
    verifier_key,
    write_note,
)

SEED = bytes(range(32))
TEXT = CheckpointText("example.com/ledger", 20852163, b"r" * 32, 7, b"p" * 32, datetime(2026, 11, 24, 9, tzinfo=UTC))


def test_the_key_of_the_published_example():
    """golang.org/x/mod/sumdb/note: the verifier key of its examples."""
    name, number, key = ["PeterNeumann", "c74f20a3", "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"]
    public = base64.b64decode(key)[1:]
    assert key_id(name, public).hex() == number
    assert verifier_key(name, public) == f"{name}+{number}+{key}"


def test_a_note_reads_back_and_is_signed_by_its_key_alone():
    note = write_note(TEXT, seed=SEED)
    assert read_note(note) == TEXT
    assert note.startswith("example.com/ledger\n20852163\n") and note.endswith("\n")
    assert is_signed(note, public_key_of(SEED)) and not is_signed(note, public_key_of(bytes(32)))


@pytest.mark.parametrize(("old", "new"), [("20852163", "20852164"), ("people 7", "people 8"), ("example.com", "example.org")])
def test_a_changed_note_is_not_signed(old, new):
    note = write_note(TEXT, seed=SEED)
    assert not is_signed(note.replace(old, new), public_key_of(SEED))


def test_signatures_of_others_are_passed_over():
    note = write_note(TEXT, seed=SEED)
    other = "\u2014 witness.example AAAAAAAA\n\u2014 example.com/ledger !!!\n"
    body, gap, mark = note.partition("\n\n")
    assert is_signed(body + gap + other + mark, public_key_of(SEED))
    assert not is_signed(body + gap + other, public_key_of(SEED)) and not is_signed(body, public_key_of(SEED))


@pytest.mark.parametrize("note", ["", "a\nb\nc\n\n", "x\n1\nAAAA\npeople 1 AAAA\ntime 2026\n\n", "x\n01\n"])
def test_what_is_no_checkpoint_is_refused(note):
    with pytest.raises(ValueError):
        read_note(note)


def test_a_file_of_notes_is_taken_apart():
    notes = [write_note(replace(TEXT, size=size), seed=SEED) for size in (1, 2, 3)]
    assert notes_in("\n".join(notes)) == notes == notes_in("".join(notes))
    assert notes_in("\n\n") == []
