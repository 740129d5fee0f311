from collections.abc import Callable

from accord.access.types import ApiScope
from accord.catalogue.types import Channel
from accord.consent.actions import withdraw
from accord.consent.types import Actor, Mechanism, Withdrawal
from tests.api.conftest import Caller
from tests.cast import MORNING, Cast


def refuse(person: int, channel: Channel | None) -> None:
    withdraw(
        withdrawal=Withdrawal(customer_id=person, channel=channel),
        mechanism=Mechanism.ONE_CLICK_POST,
        actor=Actor.SELF,
        now=MORNING,
    )


def test_poll_act_acknowledge(cast: Cast, crm: Caller) -> None:
    _, before = crm.get("/api/withdrawals")
    crm.post("/api/withdrawals/acknowledgements", {"up_to": before["last"] or 0})
    refuse(cast.claire, Channel.EMAIL)
    refuse(cast.john, None)
    status, page = crm.get("/api/withdrawals", limit="1")
    (first,) = page["withdrawals"]
    assert status == 200 and page["connector"] == "CRM" and page["more"]
    assert (first["customer"], first["channel"], first["happened"]) == (cast.claire, "email", "withdrawn")
    assert {"scheme": "cast", "value": "claire"} in first["identifiers"] and first["due_by"] > first["recorded_at"]
    assert "@" not in str(page)
    _, rest = crm.get("/api/withdrawals", after=str(page["last"]))
    assert [told["channel"] for told in rest["withdrawals"]] == [None] and not rest["more"]
    status, stands = crm.post("/api/withdrawals/acknowledgements", {"up_to": rest["last"]})
    assert status == 200 and stands == {"connector": "CRM", "acknowledged_up_to": rest["last"]}
    assert crm.get("/api/withdrawals")[1]["withdrawals"] == []


def test_each_key_is_a_connector_of_its_own_and_needs_the_scope(cast: Cast, key: Callable[..., str], crm: Caller) -> None:
    refuse(cast.claire, Channel.EMAIL)
    agency = Caller(key(ApiScope.WITHDRAWALS_READ, name="agency"))
    _, page = crm.get("/api/withdrawals")
    crm.post("/api/withdrawals/acknowledgements", {"up_to": page["last"]})
    assert agency.get("/api/withdrawals")[1]["withdrawals"] and not crm.get("/api/withdrawals")[1]["withdrawals"]
    other = Caller(key(ApiScope.EVENTS_WRITE, name="other"))
    assert other.get("/api/withdrawals")[0] == 403
    assert Caller().post("/api/withdrawals/acknowledgements", {"up_to": 1})[0] == 401


def test_a_mark_that_cannot_be_is_refused(cast: Cast, crm: Caller) -> None:
    status, refusal = crm.post("/api/withdrawals/acknowledgements", {"up_to": 10**12})
    assert status == 422 and refusal["code"] == "withdrawals.ahead" and refusal["next_step"]
    assert crm.post("/api/withdrawals/acknowledgements", {"up_to": -1})[0] == 422
    assert crm.post("/api/withdrawals/acknowledgements", {"up_to": 1, "more": 2})[0] == 422
    assert crm.get("/api/withdrawals", after="x")[0] == 422
