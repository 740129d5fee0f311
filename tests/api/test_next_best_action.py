from tests.api.conftest import Caller
from tests.cast import Cast


def test_the_best_action_is_a_channel_with_its_material_or_silence(cast: Cast, crm: Caller) -> None:
    for name in ("claire", "john", "ayse"):
        status, body = crm.get(f"/api/customers/cast:{name}/next-best-action")
        assert status == 200 and body["customer"] == cast.ids[name]
        assert (body["action"] == "silence") is (body["channel"] is None) is (body["material"] is None)
        assert 0 <= body["propensity"] <= 1


def test_who_refused_mail_gets_none(cast: Cast, crm: Caller) -> None:
    assert crm.get("/api/customers/cast:ayse/next-best-action")[1]["action"] != "email"
    assert crm.get("/api/customers/cast:nobody/next-best-action")[0] == 404
