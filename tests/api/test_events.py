from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from accord.access.types import ApiScope
from accord.catalogue.types import Channel
from accord.consent.queries import records_for
from accord.contact_policy.queries import list_overshoots
from accord.interactions.queries import responses_for, touches_for
from accord.interactions.types import Author, ResponseKind
from tests.api.conftest import Caller, codes
from tests.cast import MORNING, Cast

EARLIER = (MORNING - timedelta(days=1)).isoformat()


def event(type_: str, key: str, **more: Any) -> dict[str, Any]:
    return {"type": type_, "key": key, "customer": "cast:john", "occurred_at": EARLIER, "channel": "email", **more}


def touch(key: str = "t1", **more: Any) -> dict[str, Any]:
    return event("touch", key, topic="lumira.dosing", brand="lumira", **more)


def response(key: str = "r1", kind: str = "clicked", **more: Any) -> dict[str, Any]:
    return event("response", key, kind=kind, **more)


def consent(key: str = "c1", **more: Any) -> dict[str, Any]:
    said = {
        "happened": "granted",
        "polarity": "opt_in",
        "explicitness": "explicit",
        "mechanism": "unticked_box",
        "actor": "self",
        "purpose": "marketing",
    }
    return event("consent", key, **{**said, **more})


def allowed(crm: Caller, name: str) -> bool:
    _, body = crm.get(f"/api/customers/cast:{name}/permissions", channel="email", purpose="rx_promotion")
    return bool(body["permissions"][0]["allowed"])


def test_a_batch_is_taken_in_and_a_repeat_changes_nothing(cast: Cast, crm: Caller) -> None:
    batch = [touch(), response(answers="t1"), consent(customer=str(cast.jean), purpose="rx_promotion", confirmed=True)]
    status, first = crm.tell(*batch)
    assert status == 200 and (first["accepted"], first["new_touches"], first["new_responses"]) == (3, 1, 1)
    assert [(result["index"], result["key"], result["type"]) for result in first["results"]] == [
        (0, "t1", "touch"),
        (1, "r1", "response"),
        (2, "c1", "consent"),
    ]
    status, again = crm.tell(*batch)
    assert status == 200 and (again["accepted"], again["new_touches"], again["new_responses"]) == (3, 0, 0)
    assert again["results"] == first["results"]
    made, answered = touches_for(customer_id=cast.john)[0], responses_for(customer_id=cast.john)[0]
    assert len(touches_for(customer_id=cast.john)) == len(responses_for(customer_id=cast.john)) == 1
    assert str(made.touch_id) == first["results"][0]["id"] and made.reported_by == "CRM" and made.recorded_at == MORNING
    assert (answered.touch_id, answered.author, answered.channel) == (made.touch_id, Author.HUMAN, Channel.EMAIL)
    assert str(records_for(customer_id=cast.jean)[0].id) == first["results"][2]["id"]
    assert len(records_for(customer_id=cast.jean)) == 2


def test_a_yes_told_by_another_system_opens_and_a_no_closes(cast: Cast, crm: Caller) -> None:
    assert not allowed(crm, "jean") and allowed(crm, "claire")
    crm.tell(
        consent("c1", customer="cast:jean", purpose="rx_promotion"),
        consent("c2", customer="cast:claire", happened="withdrawn", polarity="opt_out", channel=None, purpose=None),
    )
    assert allowed(crm, "jean") and not allowed(crm, "claire")


@pytest.mark.parametrize(
    ("kind", "author", "still"),
    [
        ("unsubscribed", "human", False),
        ("unsubscribed", "unsure", False),
        ("complained", "human", False),
        ("unsubscribed", "machine", True),
        ("clicked", "human", True),
    ],
)
def test_an_unsubscription_elsewhere_ends_marketing_here(cast: Cast, crm: Caller, kind: str, author: str, still: bool) -> None:
    assert crm.tell(response(kind=kind, author=author, customer="cast:claire"))[0] == 200
    assert responses_for(customer_id=cast.claire)[0].kind is ResponseKind(kind)
    assert allowed(crm, "claire") is still


def test_a_contact_made_elsewhere_counts_once_and_its_overshoot_is_shown(cast: Cast, crm: Caller) -> None:
    from accord.consent.types import FrequencyCap
    from accord.contact_policy.actions import set_company_caps

    set_company_caps(caps=[FrequencyCap(1, 7, Channel.EMAIL, "company")], now=MORNING)
    since = MORNING - timedelta(days=2)
    crm.tell(touch("t1"))
    assert list_overshoots(since=since) == []
    crm.tell(touch("t1"), touch("t2"))
    assert len(list_overshoots(since=since)) == 1


def test_keys_belong_to_their_caller(cast: Cast, crm: Caller, key: Callable[..., str]) -> None:
    crm.tell(touch())
    assert Caller(key(ApiScope.EVENTS_WRITE, name="CRM")).tell(touch())[1]["new_touches"] == 0
    assert Caller(key(ApiScope.EVENTS_WRITE, name="Call centre")).tell(touch())[1]["new_touches"] == 1


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (touch("t2", customer="cast:nobody"), "not_found"),
        (touch("t2", occurred_at=(MORNING + timedelta(hours=1)).isoformat()), "events.ahead"),
        (event("touch", "t2", topic="unheard"), "events.unknown_topic"),
        (event("touch", "t2", brand="unheard"), "events.unknown_brand"),
        (touch("t2", sender="unheard"), "not_found"),
        (touch("t1", channel="sms"), "events.key_reused"),
    ],
)
def test_one_wrong_event_stops_its_whole_batch(cast: Cast, crm: Caller, wrong: dict[str, Any], code: str) -> None:
    status, body = crm.tell(touch("t1"), wrong, consent("c1"))
    assert (status, body["code"], codes(body["problems"])) == (422, "events.invalid", [("events.1", code)])
    assert touches_for(customer_id=cast.john) == () == records_for(customer_id=cast.john)


def test_a_consent_that_contradicts_itself_stops_the_batch(cast: Cast, crm: Caller) -> None:
    status, body = crm.tell(touch("t1"), consent(happened="withdrawn", polarity="opt_in"))
    assert (status, body["code"]) == (422, "consent.contradiction")
    assert touches_for(customer_id=cast.john) == () == records_for(customer_id=cast.john)


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "wish"},
        {"key": ""},
        {"key": "k" * 101},
        {"channel": "pigeon"},
        {"occurred_at": "2026-03-03T10:00:00"},
        {"occurred_at": "yesterday"},
        {"note": "a field nobody knows"},
        {"detail": "Free text about a person"},
        {"customer": None},
    ],
)
def test_a_shape_that_is_not_described_is_refused_with_its_place(crm: Caller, changes: dict[str, Any]) -> None:
    status, body = crm.tell(response("r0"), {**response(), **changes})
    assert (status, body["code"]) == (422, "api.invalid")
    assert all("events.1" in problem["where"] for problem in body["problems"])


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 422, "api.invalid"),
        (b"{", 400, "api.unreadable"),
        (b"\xff\xfe", 400, "api.unreadable"),
        (b"[]", 422, "api.invalid"),
        (b"null", 422, "api.invalid"),
        (b'{"events": []}', 422, "api.invalid"),
        (b'{"events": {}}', 422, "api.invalid"),
        (b"[" * 100_000, 400, "api.unreadable"),
        (b" " * 3_000_000, 413, "api.too_large"),
    ],
)
def test_bodies_that_are_no_batch(crm: Caller, body: bytes, status: int, code: str) -> None:
    answered, refusal = crm.post("/api/events", body)
    assert (answered, refusal["code"]) == (status, code)


def test_a_batch_has_at_most_a_thousand_events(cast: Cast, crm: Caller) -> None:
    events = [response(f"r{number}") for number in range(1_001)]
    assert crm.tell(*events)[0] == 422
    status, body = crm.tell(*events[:1_000])
    assert status == 200 and body["new_responses"] == 1_000
