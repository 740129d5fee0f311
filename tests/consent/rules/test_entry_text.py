"""What is written quickly is, byte for byte, what the plain way writes."""

import hmac
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from json import dumps

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.consent.rules.commitments import WordSeal, moment_text
from accord.consent.rules.entry_text import EntryText

KEY, SUBJECT = b"k" * 32, "5a" * 32
TEXTS = ("channel", "topic", "route", "zone")
FIELDS = (
    ("id", None),
    *((name, None) for name in TEXTS),
    ("place", WordSeal("place")),
    ("reason", WordSeal("reason")),
    ("recorded_at", lambda moment, _: moment_text(moment)),
    ("valid_to", lambda moment, _: moment_text(moment)),
    ("grade", None),
    ("sender", None),
    ("confirmed", None),
)
WRITER = EntryText("record", FIELDS, TEXTS)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    [
        "",
        "50 % off",
        "%s",
        "%(a)s",
        "%%",
        'She said "yes"',
        "back\\slash",
        "Élodie Œuvré",
        "王怡君",
        "a\nb\x00\x1f\x7f\u2028",
        "İpek",
        "😀",
    ]
)
moments = st.none() | st.datetimes(datetime(1950, 1, 1), datetime(2200, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))
numbers = st.none() | st.integers(0, 2**53 - 1)
values = st.tuples(
    numbers, *([words | st.none()] * len(TEXTS)), words, words, moments, moments, numbers, numbers, st.booleans() | st.none()
)


def plainly(values, number):
    """The same as RFC 8785 and the commitments say it, without any haste."""
    told = {}
    for (name, seal), value in zip(FIELDS, values, strict=True):
        if value or (value == 0 and value is not False):
            told[name] = value if seal is None else seal(value, KEY)
    salt = hmac.new(KEY, b"salt:%d" % number, sha256).hexdigest()[:32]
    told |= {"kind": "record", "v": 1, "subject": SUBJECT, "number": number, "salt": salt}
    return dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@given(values, st.integers(1, 10**6))
def test_it_is_what_the_plain_way_writes(values, number):
    assert WRITER.write(values, subject=SUBJECT, number=number, key=KEY) == plainly(values, number)


def test_it_is_written_the_same_the_second_time():
    doctor = (7, "email", "Ayşe %", "", None, "病房七", "", datetime(2026, 11, 24, tzinfo=UTC), None, 0, None, True)
    other = (8, "email", "Ayşe %", "", None, "", "%d", datetime(2026, 11, 24, tzinfo=UTC) + timedelta(1), None, 3, 1, False)
    for _ in range(2):
        for values in (doctor, other):
            assert WRITER.write(values, subject=SUBJECT, number=1, key=KEY) == plainly(values, 1)


def test_a_kind_with_few_words_or_none():
    for texts in ((), ("channel",)):
        writer = EntryText("record", FIELDS, texts)
        values = (7, "email", "a", "b", "c", "", "", None, None, 0, None, None)
        assert writer.write(values, subject=SUBJECT, number=2, key=KEY) == plainly(values, 2)


def test_words_are_texts():
    """1 and True are equal, and are two things to JSON."""
    with pytest.raises(TypeError):
        WRITER.write((7, True, *(None,) * 10), subject=SUBJECT, number=1, key=KEY)


def test_every_entry_has_a_salt_of_its_own():
    written = {WRITER.write((7, *(None,) * 11), subject=SUBJECT, number=number, key=KEY) for number in (1, 2)}
    assert len({entry.partition(b'"salt":"')[2][:32] for entry in written}) == 2
