"""The marketer's overview: figures that can be read, and tables behind every chart."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, sign_in, violations

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "width"), [("en", 390), ("fr", 390), ("tr", 390), ("fr", 1280), ("zh-hant", 1280)])
def test_readable_in_every_language(page: Page, site: Site, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    sign_in(page, site, "author")
    page.context.add_cookies([{"name": "django_language", "value": language, "url": site.url}])
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{site.url}/marketer/overview")
        assert page.locator("html").get_attribute("lang") == language
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_chart_has_its_numbers_in_a_table(page: Page, site: Site) -> None:
    sign_in(page, site, "author")
    page.get_by_text("Reasons in numbers, with the rules behind them").click()
    expect(page.get_by_role("cell", name="never asked").first).to_be_visible()
    expect(page.locator(".stat", has_text="Limits broken").locator(".stat-figure")).to_have_text("0")


def test_calm_at_first_sight(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    sign_in(page, site, "author")
    controls = page.locator("a:visible, button:visible, summary:visible, input:visible, select:visible")
    seen = [one for one in controls.all() if (box := one.bounding_box()) and 0 <= box["y"] < 800]
    assert len(seen) <= 5
