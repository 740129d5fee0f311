"""The law browser and the law watch, as they are seen and signed."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, sign_in, violations

pytestmark = pytest.mark.browser

RULE = "/compliance/law/rules/GB.prof.visit.rx_promotion.default.code"
PAGES = ("/compliance/law", "/compliance/law/FR", RULE, "/compliance/law-watch")


@pytest.mark.parametrize(("language", "width"), [("en", 320), ("fr", 390), ("tr", 1280), ("zh-hant", 1280)])
def test_readable_in_every_language_and_width(page: Page, site: Site, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    sign_in(page, site, "author")
    page.context.add_cookies([{"name": "django_language", "value": language, "url": site.url}])
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for path in PAGES:
            page.goto(f"{site.url}{path}")
            assert page.locator("html").get_attribute("lang") == language
            assert violations(page) == [], (path, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_from_the_screen_to_the_article(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 844})
    sign_in(page, site, "author")
    page.goto(f"{site.url}/compliance/law")
    page.get_by_role("row", name="United Kingdom").get_by_role("link", name="Unless refused").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("United Kingdom")
    visit = page.locator("#visit")
    expect(visit).to_contain_text("3 contacts in 365 days")
    visit.get_by_role("link").first.click()
    expect(page.locator("main")).to_contain_text("ABPI Code of Practice clause 17.3")
