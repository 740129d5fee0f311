"""The audit trail is read, and signed once for each stretch."""

from datetime import timedelta

from accord.consent.actions import review_rule
from accord.consent.queries import law_table
from accord.consent.types import ReviewVerdict
from accord.kernel import clock
from tests.cast import MORNING, Cast
from tests.web.compliance.officer import client_of


def test_what_was_seen_and_changed_until_it_is_signed(cast: Cast, monkeypatch) -> None:
    client = client_of()
    rule_id = min(law_table().rules)
    review_rule(rule_id=rule_id, verdict=ReviewVerdict.CHECKED, reviewer="Odile", note="", now=MORNING - timedelta(minutes=1))
    client.get(f"/compliance/people/{cast.claire}")
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=1))
    page = client.get("/compliance/audit").content.decode()
    assert rule_id in page and "a person’s permissions" in page and "never been signed" in page
    assert client.post("/compliance/audit/signature", {"note": "All seen."}).status_code == 302
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=2))
    page = client.get("/compliance/audit").content.decode()
    assert rule_id not in page and "All seen." in page and "Nobody looked at anybody" in page
