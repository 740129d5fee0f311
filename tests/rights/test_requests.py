"""Requests of persons: their clock, their steps, what binds at once, who may see them."""

from datetime import UTC, datetime, timedelta

import pytest

from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.queries import permission_for
from accord.kernel.errors import AccordError, NotFound
from accord.kernel.viewer import Role, Viewer
from accord.rights.actions import decide_request, request_right
from accord.rights.queries import get_request, list_requests, requests_for
from accord.rights.types import Origin, RequestKind, RequestState
from tests.rights.conftest import NOW, Stage

OFFICER = Viewer(user_id=0, roles=frozenset({Role.COMPLIANCE}))
REP = Viewer(user_id=0, roles=frozenset({Role.REP, Role.MARKETER, Role.ADMIN, Role.MEDICAL, Role.AGENT}))


def ask(stage: Stage, kind: RequestKind = RequestKind.ACCESS, now: datetime = NOW, **words):
    return request_right(customer_id=stage.person, kind=kind, origin=Origin.LETTER, now=now, **words)


def mail_is_allowed(stage: Stage, now: datetime) -> bool:
    return permission_for(
        customer_id=stage.person,
        channel=Channel.EMAIL,
        purpose=Purpose.RX_PROMOTION,
        scopes=frozenset({ContentScope.MARKETING, ContentScope.RX_PROMOTION}),
        topic="",
        sender_id=stage.cast.sender_id,
        send_at=now,
        known_at=now,
    ).allowed


def test_the_clock_starts_at_the_end_of_a_month(stage):
    request = ask(stage, now=datetime(2026, 1, 31, 9, tzinfo=UTC))
    assert request.due_at == datetime(2026, 2, 28, 9, tzinfo=UTC) and request.is_open
    assert request.days_left(datetime(2026, 2, 27, 9, tzinfo=UTC)) == 1
    assert request.days_left(datetime(2026, 3, 1, 9, tzinfo=UTC)) == -1


def test_the_same_request_again_is_the_same(stage):
    first = ask(stage)
    assert ask(stage, now=NOW + timedelta(days=3)) == first
    decide_request(request_id=first.id, state=RequestState.REFUSED, reason="unfounded", now=NOW)
    assert ask(stage, now=NOW + timedelta(days=4)).id != first.id
    assert len(requests_for(customer_id=stage.person)) == 2


def test_steps_are_kept_with_names_and_words(stage):
    request = ask(stage, note="« tout, s'il vous plaît » – 謝謝")
    decide_request(request_id=request.id, state=RequestState.IDENTITY_CHECKED, user_id=stage.officer, now=NOW)
    extended = decide_request(
        request_id=request.id, state=RequestState.EXTENDED, reason="many", user_id=stage.officer, now=NOW + timedelta(days=20)
    )
    assert extended.due_at == datetime(2027, 2, 18, 9, tzinfo=UTC)
    done = decide_request(request_id=request.id, state=RequestState.DONE, user_id=stage.officer, now=NOW + timedelta(days=60))
    assert [(step.state.value, step.by) for step in done.steps] == [
        ("received", ""),
        ("identity_checked", "Olga Officer"),
        ("extended", "Olga Officer"),
        ("done", "Olga Officer"),
    ]
    assert done.steps[0].note == "« tout, s'il vous plaît » – 謝謝" and done.steps[2].note == "many" and not done.is_open


def test_an_extension_comes_too_late_after_the_month(stage):
    request = ask(stage)
    with pytest.raises(AccordError, match=r"rights\.extended"):
        decide_request(request_id=request.id, state=RequestState.EXTENDED, reason="many", now=NOW + timedelta(days=40))


@pytest.mark.parametrize("kind", [RequestKind.OBJECTION, RequestKind.RESTRICTION])
def test_an_objection_binds_before_anybody_has_looked(stage, kind):
    assert mail_is_allowed(stage, NOW)
    ask(stage, kind)
    assert not mail_is_allowed(stage, NOW + timedelta(minutes=1))


def test_a_request_for_a_copy_changes_no_permission(stage):
    ask(stage)
    assert mail_is_allowed(stage, NOW + timedelta(minutes=1))


def test_the_list_is_by_due_day_and_for_compliance_alone(stage):
    late = ask(stage, RequestKind.ACCESS, now=NOW)
    soon = ask(stage, RequestKind.RECTIFICATION, now=NOW - timedelta(days=5))
    closed = ask(stage, RequestKind.PORTABILITY, now=NOW - timedelta(days=9))
    decide_request(request_id=closed.id, state=RequestState.REFUSED, reason="asked before", now=NOW)
    assert [one.id for one in list_requests(viewer=OFFICER, is_open=True).items] == [soon.id, late.id]
    assert [one.id for one in list_requests(viewer=OFFICER, is_open=False).items] == [closed.id]
    assert list_requests(viewer=OFFICER).total == 3
    assert get_request(viewer=OFFICER, request_id=late.id) == late
    for query in (lambda: list_requests(viewer=REP), lambda: get_request(viewer=REP, request_id=late.id)):
        with pytest.raises(NotFound):
            query()


def test_an_officer_of_another_market_sees_none(stage):
    request = ask(stage)
    other = Viewer(user_id=0, roles=frozenset({Role.COMPLIANCE}), markets=frozenset({"SE"}))
    assert list_requests(viewer=other).total == 0
    with pytest.raises(NotFound):
        get_request(viewer=other, request_id=request.id)


def test_nobody_unknown_can_ask(stage):
    with pytest.raises(NotFound):
        request_right(customer_id=99_999, kind=RequestKind.ACCESS, origin=Origin.MAIL, now=NOW)


def test_the_list_takes_as_many_queries_for_many_as_for_one(stage, django_assert_max_num_queries):
    for kind in (RequestKind.ACCESS, RequestKind.PORTABILITY, RequestKind.RECTIFICATION):
        ask(stage, kind, note="words")
    with django_assert_max_num_queries(6):
        assert list_requests(viewer=OFFICER).total == 3
