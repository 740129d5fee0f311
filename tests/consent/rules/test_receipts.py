import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from accord.consent.rules.commitments import canonical_json
from accord.consent.rules.receipts import content_in, payload_of, receipt_id_of
from accord.consent.types import ReceiptContent, RecordType
from tests.consent.receipts import BARE, LINE, content
from tests.house.tree import ROOT

SCHEMA = json.loads((ROOT / "accord/consent/receipt.schema.json").read_text())
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_schema_is_one_and_is_published() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    published: Path = ROOT / "docs/reference/consent-receipt.schema.json"
    assert json.loads(published.read_text()) == SCHEMA


@pytest.mark.parametrize(
    "receipt", [content(), content(lines=(LINE,)), content(checkpoint_size=None, checkpoint_root=""), content(stored_in=())]
)
def test_what_goes_out_comes_back_whole(receipt: ReceiptContent) -> None:
    written = canonical_json(payload_of(receipt))
    VALIDATOR.validate(json.loads(written))
    assert content_in(json.loads(written)) == receipt
    assert canonical_json(payload_of(content_in(json.loads(written)))) == written


@pytest.mark.parametrize("kind", RecordType)
def test_every_kind_of_event_has_a_state(kind: RecordType) -> None:
    from dataclasses import replace

    VALIDATOR.validate(payload_of(content(lines=(replace(LINE, type=kind), replace(BARE, type=kind)))))


def mandatory(schema: dict[str, Any], path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = [(*path, name) for name in schema.get("required", ())]
    for name, inner in schema.get("properties", {}).items():
        found += mandatory(inner.get("items", inner), (*path, name))
    return found


@pytest.mark.parametrize("path", mandatory(SCHEMA), ids=".".join)
def test_nothing_mandatory_may_be_left_out(path: tuple[str, ...]) -> None:
    payload = payload_of(content())
    VALIDATOR.validate(payload)
    place: Any = payload
    for name in path[:-1]:
        place = place[name][0] if isinstance(place[name], list) else place[name]
    del place[path[-1]]
    with pytest.raises(ValidationError):
        VALIDATOR.validate(payload)


def test_a_receipt_names_nobody() -> None:
    said = json.dumps(payload_of(content())["receipt_metadata"]) + json.dumps(payload_of(content())["consent_records"])
    assert "@" not in said and content().subject in said


def test_one_set_of_entries_has_one_receipt() -> None:
    assert receipt_id_of([3, 1, 3]) == receipt_id_of([1, 3]) != receipt_id_of([13])


@pytest.mark.parametrize("broken", [{}, {"schema_version": "urn:other"}, {"schema_version": "urn:accord:consent-receipt:1"}])
def test_other_json_is_no_receipt(broken: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError)):
        content_in(broken)
