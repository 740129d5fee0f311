"""The cheapest lawful step, as a table; and where the law lets us ask (PERMISSION 3.5.8, 3.7)."""

from datetime import UTC, datetime

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent.rules.permission import decide
from accord.consent.rules.ways_forward import sentences_of, way_forward, with_form
from accord.consent.types import (
    Explicitness,
    Grade,
    LawfulBasis,
    PersonStanding,
    Preference,
    ReasonCode,
    RecordType,
    WayCode,
    WayForward,
)
from tests.consent.people import MEDICINE, NOW, days_ago, question, record, refusal
from tests.consent.rules.test_law import need

R = ReasonCode


@pytest.mark.parametrize(
    ("codes", "way"),
    [
        ({R.NOT_ASKED}, WayCode.ASK),
        ({R.NOT_ASKED, R.UNKNOWN_LAW}, WayCode.ASK),
        ({R.LAPSED}, WayCode.ASK),
        ({R.TOO_WEAK}, WayCode.ASK),
        ({R.ROUTE_MISSING}, WayCode.ASK),
        ({R.PENDING}, WayCode.REMIND),
        ({R.GRADE_TOO_LOW}, WayCode.CONFIRM),
        ({R.RECONFIRM_DUE}, WayCode.RECONFIRM),
        ({R.CONTACT_POINT_MISSING}, WayCode.FIND_CONTACT_POINT),
        ({R.NOT_ASKED, R.CONTACT_POINT_UNUSABLE}, WayCode.FIND_CONTACT_POINT),
        ({R.PREFERENCE}, WayCode.WAIT),
        ({R.NOT_ASKED, R.PREFERENCE}, WayCode.WAIT),
        ({R.WITHDRAWN}, WayCode.WAIT),
        ({R.REFUSED, R.NOT_ASKED}, WayCode.WAIT),
        ({R.PROHIBITED}, None),
        ({R.REGISTER, R.NOT_ASKED}, None),
        ({R.SUPPRESSED}, None),
        ({R.CLOSED, R.WITHDRAWN}, None),
        (set(), None),
    ],
)
def test_what_to_do(law, codes, way):
    refused_at = days_ago(30) if codes & {R.WITHDRAWN, R.REFUSED} else None
    told = way_forward(codes, need(law, "FR", Channel.EMAIL), asked_for=NOW, refused_at=refused_at, ask_by=lambda: Channel.VISIT)
    assert (told.code if told else None) is way


@pytest.mark.parametrize(
    ("refused_at", "not_before"),
    [
        (datetime(2026, 8, 31, 9, tzinfo=UTC), datetime(2027, 2, 28, 9, tzinfo=UTC)),
        (datetime(2026, 5, 25, 9, tzinfo=UTC), datetime(2026, 11, 25, 9, tzinfo=UTC)),
        (datetime(2026, 5, 24, 9, tzinfo=UTC), None),
        (datetime(2024, 8, 31, 9, tzinfo=UTC), None),
    ],
)
def test_a_no_is_left_alone_for_six_months(law, refused_at, not_before):
    way = way_forward({R.WITHDRAWN}, need(law, "FR", Channel.EMAIL), asked_for=NOW, refused_at=refused_at, ask_by=lambda: None)
    assert way is not None and way.not_before == not_before
    assert way.code is (WayCode.ASK if not_before is None else WayCode.WAIT)


def test_in_words():
    ask = WayForward(WayCode.ASK, "", Channel.VISIT)
    assert str(with_form(ask, "FR-12")) == "Ask for an opt-in at the next visit. Use form FR-12."
    assert sentences_of(WayForward(WayCode.ASK, "", None, ("inquiry",), True)) == (
        "Ask for an opt-in on our own pages, when the person comes there.",
        "A confirmation by link is expected.",
        "Or put evidence of a lawful ground on file: inquiry.",
    )
    wait = WayForward(WayCode.WAIT, "", not_before=NOW)
    assert sentences_of(wait)[1] == "Do not ask before 2026-11-24."


TOLD = {"type": RecordType.ASKED, "lawful_basis": LawfulBasis.LEGITIMATE_INTEREST, "explicitness": Explicitness.IMPLICIT}
NO_VIDEO = refusal(id=3, channel=Channel.REMOTE_VISIT)
VISITS = record(channel=Channel.VISIT, **TOLD, grade=Grade.D)


@pytest.mark.parametrize(
    ("place", "records", "points", "by"),
    [
        ("US", [], [], Channel.VISIT),
        ("US", [refusal(channel=Channel.VISIT)], [(Channel.EMAIL, 7)], Channel.REMOTE_VISIT),
        ("US", [refusal(channel=Channel.VISIT), NO_VIDEO], [(Channel.EMAIL, 7)], Channel.EMAIL),
        ("US", [refusal(channel=Channel.VISIT), NO_VIDEO], [], None),
        ("FR", [], [(Channel.EMAIL, 7), (Channel.PHONE, 8)], None),
        ("FR", [VISITS], [], Channel.VISIT),
        ("FR", [record(id=5, contact_point_id=7)], [(Channel.EMAIL, 7)], Channel.EMAIL),
        ("FR", [record(id=5, contact_point_id=8)], [(Channel.EMAIL, 7)], None),
        ("SE", [], [], None),
        ("GB", [], [(Channel.POST, 3)], Channel.VISIT),
        ("CA", [refusal(channel=Channel.VISIT), NO_VIDEO], [(Channel.POST, 3), (Channel.PHONE, 4)], Channel.POST),
        ("ZZ", [], [(Channel.EMAIL, 7)], None),
    ],
)
def test_we_ask_where_the_same_law_lets_us(law, place, records, points, by):
    asked = question(jurisdiction=place, channel=Channel.SMS, purpose=Purpose.RX_PROMOTION, scopes=MEDICINE)
    person = PersonStanding(records=tuple(records), points=tuple(points))
    way = decide(asked, person, law).way_forward
    assert way is not None and (way.code, way.channel) == (WayCode.ASK, by)
    if by is not None:
        switched_off = PersonStanding(records=tuple(records), points=tuple(points), preference=Preference(1, frozenset({by})))
        other = decide(asked, switched_off, law).way_forward
        assert other is not None and other.channel is not by
