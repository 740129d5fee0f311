"""A text that speaks of a patient: compliance and medicine read it, and decide."""

from accord.customers.actions import store_text
from accord.customers.queries import read_text
from accord.kernel.viewer import Role
from tests.cast import MORNING, Cast
from tests.web.compliance.officer import client_of

CASE = "Ma patiente née le 12/03/1961 a eu une éruption"


def test_it_is_read_and_decided(cast: Cast) -> None:
    text_id = store_text(customer_id=cast.claire, text=CASE, now=MORNING)
    client = client_of(Role.MEDICAL)
    listing = client.get("/compliance/set-aside").content.decode()
    assert "éruption" not in listing and "/compliance/set-aside/" in listing
    address = listing.split('href="/compliance/set-aside/')[1].split('"')[0]
    assert "éruption" in client.get(f"/compliance/set-aside/{address}").content.decode()
    assert client.post(f"/compliance/set-aside/{address}", {"verdict": "no such"}).status_code == 200
    assert client.post(f"/compliance/set-aside/{address}", {"verdict": "harmless"})["Location"] == "/compliance/set-aside"
    assert read_text(vault_text_id=text_id) == CASE
    assert client.get(f"/compliance/set-aside/{address}").status_code == 404
