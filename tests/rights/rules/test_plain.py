import json
from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import UUID

from accord.rights.rules.plain import canonical, plain


class Word(StrEnum):
    YES = "yes"


def test_everything_becomes_json():
    value = {
        Word.YES: (Word.YES, {"b", "a"}, frozenset()),
        "at": datetime(2026, 1, 2, 3, tzinfo=UTC),
        "on": date(2026, 1, 2),
        "id": UUID(int=7),
        "raw": b"\x00\xff",
        "none": None,
        "number": 1.5,
    }
    assert json.loads(json.dumps(plain(value))) == {
        "yes": ["yes", ["a", "b"], []],
        "at": "2026-01-02T03:00:00+00:00",
        "on": "2026-01-02",
        "id": str(UUID(int=7)),
        "raw": "00ff",
        "none": None,
        "number": 1.5,
    }


def test_there_is_one_way_to_write_it():
    assert canonical({"b": 1, "a": "é陳"}) == canonical({"a": "é陳", "b": 1}) == '{"a":"é陳","b":1}'.encode()
