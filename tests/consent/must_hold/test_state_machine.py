"""PERMISSION 3.4 as a table: what happened, in order, a day apart, and what a person then sees for the channel.

A French doctor, e-mail marketing: only an explicit opt-in will do, or evidence that the message is about the speciality.
"""

import pytest

from accord.catalogue.types import Channel
from accord.consent.rules.permission import decide
from accord.consent.types import Actor, Explicitness, Grade, LawfulBasis, Mechanism, PersonStanding, Polarity, RecordType, Status
from tests.consent.people import DAY, NOW, question, record, refusal

T, S = RecordType, Status
IN, OUT = Polarity
BY_REP = {"actor": Actor.REP, "mechanism": Mechanism.REP_CAPTURED, "grade": Grade.C}
BY_STAFF = {"actor": Actor.SYSTEM, "actor_reference": "user:7", "reason": "wrong person"}

ASKED = (T.ASKED, IN, {"explicitness": Explicitness.NONE})
DEFERRED = (T.DEFERRED, IN, {})
GRANTED = (T.GRANTED, IN, {})
NOTED = (T.GRANTED, IN, BY_REP)
PENDING = (T.GRANTED_PENDING, IN, {})
CONFIRMED = (T.CONFIRMED, IN, {"grade": Grade.A})
RENEWED = (T.RENEWED, IN, {})
IMPORTED = (T.IMPORTED, IN, {"actor": Actor.IMPORT, "mechanism": Mechanism.SYSTEM_IMPORT, "grade": Grade.E})
ROUTE = (T.IMPORTED, IN, {"explicitness": Explicitness.IMPLICIT, "route": "role_related", "grade": Grade.D})
REFUSED = (T.REFUSED, OUT, {})
WITHDRAWN = (T.WITHDRAWN, OUT, {})
OBJECTED = (T.OBJECTED, OUT, {})
COMPLAINED = (T.COMPLAINED, OUT, {})
REVOKED = (T.REVOKED, OUT, {"actor": Actor.REGULATOR})
REP_SAID_NO = (T.WITHDRAWN, OUT, {"actor": Actor.REP})
EXPIRED = (T.EXPIRED, OUT, {"actor": Actor.SYSTEM})
INVALIDATED = (T.INVALIDATED, OUT, {"actor": Actor.SYSTEM})
BLOCK, LIFT = (T.REGISTERED_BLOCK, OUT, {"actor": Actor.REGISTER}), (T.REGISTERED_BLOCK, IN, {"actor": Actor.REGISTER})
RESTRICT, RELEASE = (T.RESTRICTED, OUT, {"actor": Actor.REGULATOR}), (T.RESTRICTED, IN, {"actor": Actor.REGULATOR})
GONE = (T.DECEASED_OR_RETIRED, OUT, {"actor": Actor.SYSTEM})
NARROW = (T.GRANTED, IN, {"topic": "lumira"})
NARROW_NO = (T.WITHDRAWN, OUT, {"topic": "lumira"})


def undo(place):
    """A correction of what happened at a place (from 1) by a named person: of a yes, or of a no."""
    return lambda acts: (T.CORRECTED, OUT if acts[place - 1][1] is IN else IN, {**BY_STAFF, "corrects_id": place})


TABLE = [
    # unknown, asked, deferred
    ([], S.NOT_ASKED),
    ([ASKED], S.NOT_ASKED),
    ([ASKED, DEFERRED], S.NOT_ASKED),
    ([ASKED, GRANTED], S.ALLOWED),
    ([ASKED, REFUSED], S.REFUSED),
    # double opt-in: never allowed while it waits, over after seven days
    ([ASKED, PENDING], S.WAITING),
    ([ASKED, PENDING, CONFIRMED], S.ALLOWED),
    ([PENDING, *[ASKED] * 5], S.WAITING),
    ([PENDING, *[ASKED] * 6], S.NOT_ASKED),
    ([PENDING, WITHDRAWN], S.WITHDRAWN),
    ([PENDING, INVALIDATED], S.NOT_ASKED),
    # by evidence of a ground
    ([ROUTE], S.ALLOWED_UNTIL),
    ([ROUTE, GRANTED], S.ALLOWED),
    ([ROUTE, OBJECTED], S.WITHDRAWN),
    ([IMPORTED], S.NOT_ASKED),
    # every way out
    ([GRANTED, WITHDRAWN], S.WITHDRAWN),
    ([GRANTED, OBJECTED], S.WITHDRAWN),
    ([GRANTED, COMPLAINED], S.WITHDRAWN),
    ([GRANTED, REVOKED], S.WITHDRAWN),
    ([GRANTED, EXPIRED], S.LAPSED),
    ([GRANTED, EXPIRED, RENEWED], S.ALLOWED),
    ([GRANTED, EXPIRED, NOTED], S.ALLOWED),
    ([GRANTED, INVALIDATED], S.LAPSED),
    ([GRANTED, INVALIDATED, NOTED], S.ALLOWED),
    ([GRANTED, GONE], S.WITHDRAWN),
    ([GRANTED, GONE, GRANTED], S.WITHDRAWN),
    # back from withdrawn: only by the person, with evidence
    ([WITHDRAWN, GRANTED], S.ALLOWED),
    ([GRANTED, WITHDRAWN, PENDING], S.WITHDRAWN),
    ([GRANTED, WITHDRAWN, PENDING, CONFIRMED], S.ALLOWED),
    ([WITHDRAWN, NOTED], S.WITHDRAWN),
    ([WITHDRAWN, IMPORTED], S.WITHDRAWN),
    ([WITHDRAWN, ROUTE], S.WITHDRAWN),
    ([WITHDRAWN, INVALIDATED], S.WITHDRAWN),
    ([WITHDRAWN, EXPIRED, IMPORTED], S.WITHDRAWN),
    ([WITHDRAWN, GRANTED, WITHDRAWN], S.WITHDRAWN),
    ([COMPLAINED, GRANTED], S.ALLOWED),
    ([WITHDRAWN, (T.GRANTED, IN, {"grade": Grade.D})], S.WITHDRAWN),
    ([WITHDRAWN, (T.GRANTED, IN, {"mechanism": Mechanism.VERBAL_NOTED})], S.WITHDRAWN),
    ([WITHDRAWN, (T.GRANTED, IN, {"explicitness": Explicitness.IMPLICIT, "route": "role_related"})], S.WITHDRAWN),
    # of the same or a narrower scope; a broad yes opens no narrow no
    ([WITHDRAWN, NARROW], S.ALLOWED),
    ([NARROW_NO, GRANTED], S.WITHDRAWN),
    ([NARROW_NO, NARROW], S.ALLOWED),
    ([WITHDRAWN, NARROW_NO, NARROW], S.ALLOWED),
    ([NARROW_NO, WITHDRAWN, GRANTED], S.WITHDRAWN),
    ([WITHDRAWN, (T.GRANTED, IN, {"channel": None})], S.WITHDRAWN),
    ([(T.WITHDRAWN, OUT, {"channel": None, "purpose": None}), GRANTED], S.ALLOWED),
    ([(T.WITHDRAWN, OUT, {"channel": Channel.SMS}), GRANTED], S.ALLOWED),
    # overlays go back to the state beneath
    ([GRANTED, BLOCK], S.BLOCKED_BY_REGISTER),
    ([BLOCK, GRANTED], S.BLOCKED_BY_REGISTER),
    ([GRANTED, BLOCK, LIFT], S.ALLOWED),
    ([WITHDRAWN, BLOCK, LIFT], S.WITHDRAWN),
    ([PENDING, BLOCK, LIFT], S.WAITING),
    ([GRANTED, RESTRICT], S.WITHDRAWN),
    ([GRANTED, RESTRICT, RELEASE], S.ALLOWED),
    ([GRANTED, BLOCK, RELEASE], S.BLOCKED_BY_REGISTER),
    # corrections: a yes away; a no that others entered to unknown; never what the person did
    ([GRANTED, undo(1)], S.NOT_ASKED),
    ([REP_SAID_NO, undo(1)], S.NOT_ASKED),
    ([GRANTED, REP_SAID_NO, undo(2)], S.LAPSED),
    ([GRANTED, REP_SAID_NO, undo(2), NOTED], S.ALLOWED),
    ([GRANTED, WITHDRAWN, undo(2)], S.WITHDRAWN),
    ([GRANTED, GONE, undo(2)], S.ALLOWED),
    ([GRANTED, BLOCK, undo(2)], S.BLOCKED_BY_REGISTER),
    ([GRANTED, BLOCK, LIFT, undo(3)], S.BLOCKED_BY_REGISTER),
    ([GRANTED, (T.SUPERSEDED, OUT, {"supersedes_id": 1})], S.LAPSED),
    ([GRANTED, (T.SUPERSEDED, IN, {"supersedes_id": 1})], S.ALLOWED),
    # what was shown has changed: enough only where the law asks less
    ([(T.GRANTED, IN, {"outdated": True})], S.WAITING),
    ([(T.GRANTED, IN, {"outdated": True}), GRANTED], S.ALLOWED),
    ([(T.GRANTED, IN, {"outdated": True}), WITHDRAWN], S.WITHDRAWN),
]


def history(acts):
    """The records of these acts, a day apart and the last one a day ago, as they were recorded on the spot."""
    told = []
    for act in acts:
        told.append(act(told) if callable(act) else act)
    records = []
    for place, (kind, polarity, words) in enumerate(told, 1):
        valid_from = NOW - (len(told) - place + 1) * DAY
        make = record if polarity is IN else refusal
        records.append(make(**{"id": place, "type": kind, "polarity": polarity, "valid_from": valid_from} | words))
    return tuple(records)


@pytest.mark.parametrize(("acts", "status"), TABLE)
def test_every_transition(law, acts, status):
    records = history(acts)
    answer = decide(question(topic="lumira"), PersonStanding(records=records), law)
    assert (answer.status, answer.allowed) == (status, status in (S.ALLOWED, S.ALLOWED_UNTIL))
    assert answer == decide(question(topic="lumira"), PersonStanding(records=records[::-1]), law), "in any order of arrival"


def test_told_and_not_refused_is_a_quiet_yes_that_ends_with_an_objection(law):
    told = record(type=T.ASKED, lawful_basis=LawfulBasis.LEGITIMATE_INTEREST, explicitness=Explicitness.IMPLICIT, grade=Grade.D)
    visit = question(channel=Channel.POST)
    assert decide(visit, PersonStanding(records=(record(**_as(told, channel=Channel.POST)),)), law).allowed
    no = refusal(type=T.OBJECTED, channel=None, valid_from=NOW)
    assert not decide(visit, PersonStanding(records=(record(**_as(told, channel=Channel.POST)), no)), law).allowed


def _as(one, **words):
    return {name: getattr(one, name) for name in ("type", "lawful_basis", "explicitness", "grade")} | words
