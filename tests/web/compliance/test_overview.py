"""What waits, and how far permission reaches."""

from accord.customers.actions import store_text
from tests.cast import MORNING, Cast
from tests.web.compliance.officer import client_of


def test_what_waits_is_named_and_what_was_counted_is_shown(cast: Cast) -> None:
    client = client_of()
    before = client.get("/compliance").content.decode()
    assert "may speak of a patient" not in before and "Not counted yet" in before
    store_text(customer_id=cast.claire, text="Ma patiente née le 12/03/1961", now=MORNING)
    assert client.post("/compliance/permission-count")["Location"] == "/compliance"
    after = client.get("/compliance").content.decode()
    assert "text may speak of a patient" in after and "Not counted yet" not in after
