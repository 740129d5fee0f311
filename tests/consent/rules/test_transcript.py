"""The same decision is the same bytes; another is not."""

import json
from dataclasses import replace
from datetime import timedelta, timezone

from accord.catalogue.types import Channel, Purpose
from accord.consent.rules.permission import decide
from accord.consent.rules.transcript import permission_bytes
from accord.consent.rules.ways_forward import with_form
from accord.consent.types import PersonStanding
from tests.consent.people import MEDICINE, NOW, question, record, refusal

IN_ISTANBUL = timezone(timedelta(hours=3))


def test_the_zone_of_a_moment_and_the_order_of_a_set_do_not_matter(law):
    asked = question(purpose=Purpose.RX_PROMOTION, scopes=MEDICINE)
    elsewhere = replace(asked, send_at=NOW.astimezone(IN_ISTANBUL), scopes=frozenset(sorted(MEDICINE, reverse=True)))
    person = PersonStanding(records=(record(), refusal()))
    assert permission_bytes(decide(asked, person, law)) == permission_bytes(decide(elsewhere, person, law))


def test_everything_that_decides_is_in_it(law):
    told = decide(question(), PersonStanding(records=(refusal(),)), law)
    written = json.loads(permission_bytes(told))
    assert written["question"]["known_at"] == "2026-11-24T09:00:00.000000+00:00"
    assert written["reasons"][0] == {"code": "withdrawn", "record_id": 2, "rests_on": "", "rule_id": ""}
    assert (written["table_hash"], written["allowed"], written["question"]["channel"]) == (law.hash, False, Channel.EMAIL)
    assert written["way_forward"]["not_before"] == "2027-05-23T09:00:00.000000+00:00"
    for other in (replace(told, table_hash="x"), replace(told, allowed=True), replace(told, rule_ids=("x",))):
        assert permission_bytes(other) != permission_bytes(told)


def test_words_and_forms_are_not_part_of_it(law):
    told = decide(question(), PersonStanding(), law)
    assert told.way_forward is not None
    worded = replace(told, way_forward=with_form(told.way_forward, "FR-12"), reasons=(replace(told.reasons[0], words="better"),))
    assert permission_bytes(worded) == permission_bytes(told)
