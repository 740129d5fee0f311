import re

from django.test import Client

from accord.access.types import ApiScope


def test_the_page_shows_every_operation_and_fetches_nothing_from_elsewhere() -> None:
    page, document = Client().get("/api/docs"), Client().get("/api/openapi.json").json()
    text = page.content.decode()
    operations = [told for methods in document["paths"].values() for told in methods.values()]
    assert {told["x-scope"] for told in operations} == set(ApiScope)
    for told in operations:
        assert told["summary"] in text and told["x-scope"] in text
    assert "<script" not in text and "style=" not in text and "&lt;code" not in text
    assert set(re.findall(r'(?:href|src)="([^"#]+)"', text)) == {"/api/docs/page.css", "/api/openapi.json"}
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert Client().get("/api/docs/page.css")["Content-Type"] == "text/css; charset=utf-8"


def test_every_operation_tells_its_refusals() -> None:
    document = Client().get("/api/openapi.json").json()
    for methods in document["paths"].values():
        for told in methods.values():
            assert {"200", "401", "403"} <= told["responses"].keys() and told["security"]
