import pytest

from accord.catalogue.actions import create_sender
from accord.catalogue.types import Channel
from tests.api.conftest import Caller
from tests.cast import Cast


def asked(crm: Caller, name: str, **query: str) -> dict[str, object]:
    status, body = crm.get(f"/api/customers/cast:{name}/permissions", purpose="rx_promotion", channel="email", **query)
    assert status == 200
    return dict(body["permissions"][0])


def test_yes_and_no_with_their_reasons(cast: Cast, crm: Caller) -> None:
    claire, jean, ayse = (asked(crm, name) for name in ("claire", "jean", "ayse"))
    assert claire["allowed"] and claire["reasons"] == [] and claire["record_ids"] and claire["rule_ids"]
    assert not jean["allowed"] and not ayse["allowed"]
    assert "refused" in {reason["code"] for reason in ayse["reasons"]}  # type: ignore[attr-defined]
    assert all(reason["words"] for reason in jean["reasons"])  # type: ignore[attr-defined]


def test_a_topic_of_a_prescription_medicine_is_judged_as_promotion(cast: Cast, crm: Caller) -> None:
    path = "/api/customers/cast:claire/permissions"
    _, plain = crm.get(path, channel="email")
    _, topic = crm.get(path, channel="email", topic="lumira.dosing")
    assert len(topic["permissions"][0]["rule_ids"]) > len(plain["permissions"][0]["rule_ids"])


def test_without_a_channel_every_channel_is_answered(cast: Cast, crm: Caller) -> None:
    status, body = crm.get(f"/api/customers/{cast.john}/permissions")
    assert status == 200 and body["customer"] == cast.john and body["sender"] == "alder" and len(body["law"]) == 64
    assert [answer["channel"] for answer in body["permissions"]] == list(Channel)


@pytest.mark.parametrize(
    ("path", "query", "status", "code"),
    [
        ("/api/customers/cast:nobody/permissions", {}, 404, "not_found"),
        ("/api/customers/0/permissions", {}, 404, "not_found"),
        ("/api/customers/%00/permissions", {}, 404, "not_found"),
        ("/api/customers/99999999999999999999/permissions", {}, 404, "not_found"),
        ("/api/customers/cast:john/permissions", {"channel": "pigeon"}, 422, "api.invalid"),
        ("/api/customers/cast:john/permissions", {"purpose": "fun"}, 422, "api.invalid"),
        ("/api/customers/cast:john/permissions", {"topic": "unheard"}, 404, "not_found"),
        ("/api/customers/cast:john/permissions", {"sender": "unheard"}, 404, "not_found"),
    ],
)
def test_what_cannot_be_asked(cast: Cast, crm: Caller, path: str, query: dict[str, str], status: int, code: str) -> None:
    answered, body = crm.get(path, **query)
    assert (answered, body["code"]) == (status, code)
    assert body["message"] and body["next_step"]


def test_among_several_senders_one_is_named(cast: Cast, crm: Caller) -> None:
    create_sender(
        code="birch",
        name="Birch",
        country="US",
        postal_address="1 Road",
        from_email="a@birch.example",
        reply_domain="r.birch.example",
    )
    path = "/api/customers/cast:claire/permissions"
    assert crm.get(path)[1]["code"] == "api.sender_missing"
    by_sender = {
        code: crm.get(path, sender=code, channel="email", purpose="rx_promotion")[1]["permissions"][0]["allowed"]
        for code in ("alder", "birch")
    }
    assert by_sender == {"alder": True, "birch": False}
