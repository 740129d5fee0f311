"""What a leaf commits to: one way to write it, nothing that names a person, nothing to be guessed."""

import hmac
import json
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.consent.rules.commitments import (
    WordSeal,
    canonical_json,
    entry_of_nobody,
    erasure_entry,
    moment_text,
    person_leaf,
    subject_of,
)
from accord.consent.rules.merkle import leaf_hash

KEY, OTHER = b"k" * 32, b"o" * 32


def test_json_is_written_as_rfc_8785_has_it():
    """Section 3.2.2 and 3.2.3: no white space, names sorted, letters as they are, control characters in lower-case hexadecimal."""
    value = {"b": ["\u20ac", '"\\\n\u000f', None, True], "a": {"10": -1, "1": 0}}
    assert canonical_json(value) == '{"a":{"1":0,"10":-1},"b":["€","\\"\\\\\\n\\u000f",null,true]}'.encode()


@pytest.mark.parametrize("value", [1.5, {"a": [0.0]}, 2**53, {"é": 1}, {1: 2}])
def test_what_has_no_one_way_to_be_written_is_refused(value):
    with pytest.raises(ValueError):
        canonical_json(value)


@given(st.recursive(st.text() | st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans() | st.none(), st.lists, max_leaves=5))
def test_what_is_written_reads_back(value):
    try:
        assert json.loads(canonical_json({"v": value})) == {"v": value}
    except UnicodeEncodeError:
        assert any(0xD800 <= ord(letter) <= 0xDFFF for letter in str(value))


def test_moments_are_utc_to_the_microsecond_whatever_their_zone():
    moment = datetime(2026, 11, 24, 9, 0, 0, 120, tzinfo=UTC)
    assert moment_text(moment) == "2026-11-24T09:00:00.000120Z" == moment_text(moment.astimezone(timezone(timedelta(hours=8))))


def test_words_are_sealed_under_the_key_and_their_field():
    sealed = WordSeal("place")("Paris", KEY)
    assert sealed == hmac.new(KEY, b"place:Paris", sha256).hexdigest()
    assert len({sealed, WordSeal("reason")("Paris", KEY), WordSeal("place")("Paris", OTHER), WordSeal("place")("Rome", KEY)}) == 4
    assert subject_of(KEY, 7) != subject_of(KEY, 8) != subject_of(OTHER, 8)


def test_what_is_empty_is_left_out_and_a_zero_is_said():
    fields = [("a", None), ("b", None), ("c", None), ("d", None), ("e", lambda value, _: value.upper())]
    assert entry_of_nobody(fields, ["", None, False, 0, ""], kind="notice") == b'{"d":0,"kind":"notice","v":1}'
    said = json.loads(entry_of_nobody(fields, ["x", 1, True, 2, "y"], kind="notice"))
    assert said == {"a": "x", "b": 1, "c": True, "d": 2, "e": "Y", "kind": "notice", "v": 1}


def test_entries_without_a_person():
    assert entry_of_nobody([("id", None)], [1], kind="notice") == b'{"id":1,"kind":"notice","v":1}'
    assert json.loads(erasure_entry(entry_id=3, subject=b"s", number=4)) == {
        "id": 3,
        "kind": "erasure",
        "number": 4,
        "subject": "73",
        "v": 1,
    }


def test_a_person_is_pseudonym_count_and_last_leaf():
    leaf = person_leaf(b"s" * 32, 3, b"h" * 32)
    assert leaf == leaf_hash(b"s" * 32 + b"\0\0\0\0\0\0\0\3" + b"h" * 32)
