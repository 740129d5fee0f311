"""The decision: all failing reasons, the same answer for the same input, and never wider for less."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.catalogue.types import Channel, Purpose
from accord.consent.rules.permission import decide, need_of, refuses
from accord.consent.types import (
    Explicitness,
    Grade,
    PersonStanding,
    Polarity,
    Preference,
    Reason,
    ReasonCode,
    RecordType,
    Requirement,
    Status,
)
from tests.consent.people import DAY, MEDICINE, NOW, days_ago, question, record, refusal
from tests.consent.rules.test_standing import random_record

QUIET = {"explicitness": Explicitness.IMPLICIT, "grade": Grade.D}

A_MEDICINE = {"purpose": Purpose.RX_PROMOTION, "scopes": MEDICINE}
MEDICINE_IN_CHINA = A_MEDICINE | {"jurisdiction": "CN"}


def codes(permission):
    return [reason.code for reason in permission.reasons]


@pytest.mark.parametrize(
    ("asked", "records", "reasons", "status"),
    [
        ({}, [record()], [], Status.ALLOWED),
        ({}, [record(valid_to=NOW + DAY)], [], Status.ALLOWED_UNTIL),
        ({}, [], [ReasonCode.NOT_ASKED], Status.NOT_ASKED),
        ({"jurisdiction": "US"}, [], [], Status.ALLOWED),
        ({"jurisdiction": "US"}, [refusal()], [ReasonCode.WITHDRAWN], Status.WITHDRAWN),
        ({"jurisdiction": "US"}, [refusal(type=RecordType.REFUSED)], [ReasonCode.REFUSED], Status.REFUSED),
        (MEDICINE_IN_CHINA, [record()], [ReasonCode.PROHIBITED], Status.BLOCKED_BY_LAW),
        (
            MEDICINE_IN_CHINA,
            [refusal()],
            [ReasonCode.PROHIBITED, ReasonCode.WITHDRAWN],
            Status.BLOCKED_BY_LAW,
        ),
        ({"jurisdiction": "ZZ"}, [], [ReasonCode.NOT_ASKED, ReasonCode.UNKNOWN_LAW], Status.NOT_ASKED),
        ({"jurisdiction": "ZZ"}, [record()], [], Status.ALLOWED),
        ({}, [record(type=RecordType.GRANTED_PENDING)], [ReasonCode.PENDING], Status.WAITING),
        ({}, [record(valid_to=NOW)], [ReasonCode.LAPSED], Status.LAPSED),
        ({}, [record(**QUIET)], [ReasonCode.TOO_WEAK], Status.NOT_ASKED),
        ({}, [record(**QUIET, route="role_related")], [], Status.ALLOWED_UNTIL),
        (
            {"scopes": MEDICINE},
            [record(**QUIET, route="role_related")],
            [ReasonCode.ROUTE_MISSING],
            Status.NOT_ASKED,
        ),
        ({}, [record(**QUIET, route="role_related", valid_from=days_ago(1095))], [ReasonCode.LAPSED], Status.LAPSED),
        ({"jurisdiction": "DE"}, [record()], [ReasonCode.GRADE_TOO_LOW], Status.NOT_ASKED),
        ({"jurisdiction": "DE"}, [record(grade=Grade.A)], [], Status.ALLOWED),
        (
            {"jurisdiction": "US"},
            [refusal(type=RecordType.REGISTERED_BLOCK), record()],
            [ReasonCode.REGISTER],
            Status.BLOCKED_BY_REGISTER,
        ),
    ],
)
def test_answers(law, asked, records, reasons, status):
    permission = decide(question(**asked), PersonStanding(records=tuple(records)), law)
    assert (codes(permission), permission.status) == (reasons, status)
    assert permission.allowed is (not reasons)
    assert permission.table_hash == law.hash
    assert permission.allowed or permission.reasons[0].words


def test_every_failing_reason_is_told(law):
    person = PersonStanding(
        records=(refusal(), refusal(id=3, type=RecordType.REFUSED), refusal(id=4, type=RecordType.REGISTERED_BLOCK)),
        suppressed=(Reason(ReasonCode.SUPPRESSED, "blocked"),),
        unreachable=(Reason(ReasonCode.CONTACT_POINT_MISSING, "none"),),
        preference=Preference(1, channels_off=frozenset({Channel.EMAIL})),
    )
    permission = decide(question(), person, law)
    assert codes(permission) == [
        ReasonCode.SUPPRESSED,
        ReasonCode.REGISTER,
        ReasonCode.WITHDRAWN,
        ReasonCode.REFUSED,
        ReasonCode.CONTACT_POINT_MISSING,
        ReasonCode.PREFERENCE,
    ]
    assert [reason.record_id for reason in permission.reasons[1:4]] == [4, 2, 3]
    assert all(reason.rule_id or reason.record_id or index != 2 for index, reason in enumerate(permission.reasons))


def test_a_no_names_the_rule_and_the_way_forward(law):
    permission = decide(question(), PersonStanding(), law)
    assert permission.reasons[0].rule_id in law.rules
    assert permission.way_forward and "role_related" in permission.way_forward.routes
    assert decide(question(), PersonStanding(records=(record(),)), law).way_forward is None


def test_what_rests_on_an_unread_rule_says_so(law):
    read, unread = (decide(question(jurisdiction=place), PersonStanding(), law) for place in ("FR", "ZZ"))
    assert unread.unreviewed
    assert read.unreviewed is any(law.rules[rule_id].verification != "text_seen" for rule_id in read.rule_ids)


def test_a_medicine_inside_an_event_needs_both(law):
    asked = question(jurisdiction="US", purpose=Purpose.EVENT, scopes=MEDICINE)
    assert decide(asked, PersonStanding(), law).allowed
    assert not decide(asked, PersonStanding(records=(refusal(purpose=Purpose.RX_PROMOTION),)), law).allowed


def test_the_opt_in_that_lasts_longest_is_the_one_it_rests_on(law):
    short, long = record(id=5, valid_to=NOW + DAY), record(id=4, valid_to=NOW + 2 * DAY)
    permission = decide(question(), PersonStanding(records=(short, long)), law)
    assert (permission.record_ids, permission.valid_until) == ((4,), NOW + 2 * DAY)


def test_the_need_follows_the_planned_day(law):
    assert need_of(question(), law).requirement is Requirement.EXPLICIT_OPT_IN
    assert need_of(question(), law, "role_related").requirement is Requirement.LEGITIMATE_INTEREST


def test_preferences_narrow_but_not_safety():
    off = Preference(1, channels_off=frozenset({Channel.EMAIL}), topics_off=frozenset({"lumira"}))
    assert refuses(off, question()) and refuses(off, question(channel=Channel.SMS, topic="lumira.dosing"))
    assert not refuses(off, question(channel=Channel.SMS)) and not refuses(None, question())
    assert not refuses(off, question(purpose=Purpose.SAFETY, scopes=frozenset()))


places = st.sampled_from(["FR", "DE", "US", "CA", "ZZ"])


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32), places)
def test_less_consent_and_more_refusal_never_widen(law, seed, place):
    random = Random(seed)
    history = tuple(random_record(random, number) for number in range(random.randrange(1, 8)))
    asked = question(jurisdiction=place, topic="lumira")
    permission = decide(asked, PersonStanding(records=history), law)
    assert permission == decide(asked, PersonStanding(records=history[::-1]), law)
    if not permission.allowed:
        for less in (tuple(one for one in history if one is not gone) for gone in history if gone.polarity is Polarity.OPT_IN):
            assert not decide(asked, PersonStanding(records=less), law).allowed
        no = replace(random_record(random, 99), polarity=Polarity.OPT_OUT, type=random.choice(list(RecordType)))
        assert not decide(asked, PersonStanding(records=(*history, no)), law).allowed
