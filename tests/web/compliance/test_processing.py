"""The register of processing and the impact assessment, as pages and as data."""

import json

from accord.catalogue.types import Purpose
from tests.cast import Cast
from tests.web.compliance.officer import client_of


def test_every_purpose_is_in_the_register(cast: Cast) -> None:
    client = client_of()
    page = client.get("/compliance/processing").content.decode()
    assert "Alder Medicines" in page and "Sharing with partners" in page
    data = json.loads(client.get("/compliance/processing.json").content)
    assert [one["purpose"] for one in data["activities"]] == [purpose.value for purpose in Purpose]
    assert data["persons"] == len(cast.ids)


def test_what_is_open_here_is_said(cast: Cast) -> None:
    assert "ACCORD_WITNESS" in client_of().get("/compliance/processing/impact").content.decode()
