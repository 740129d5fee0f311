"""A rep's day on a phone: done and dismissed in two taps, with script and without."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, sign_in, violations

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "fr", "zh-hant", "tr"])
def test_readable_in_every_language(page: Page, site: Site, language: str) -> None:
    sign_in(page, site, "maya")
    page.context.add_cookies([{"name": "django_language", "value": language, "url": site.url}])
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{site.url}/rep/day")
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator(".suggestion").count() == 2
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_done_in_two_taps_without_leaving_the_page(page: Page, site: Site) -> None:
    sign_in(page, site, "maya")
    expect(page).to_have_url(re.compile("/rep/day$"))
    first = page.locator(".suggestion").first
    name = first.locator("h2").inner_text()
    first.locator("summary.button").first.click()
    first.get_by_role("button", name="Seen, interested").click()
    expect(page.locator(".suggestion.is-closed")).to_contain_text(name)
    expect(page.get_by_role("status")).to_contain_text("one done")
    expect(page.locator(":focus")).to_have_text(name)
    assert violations(page) == []
    page.reload()
    expect(page.locator(".suggestion.is-closed")).to_contain_text(name)


def test_dismissed_with_a_reason_without_script(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}, locale="en-US")
    page = context.new_page()
    sign_in(page, site, "maya")
    still = page.locator(".suggestion:not(.is-closed)")
    before = still.count()
    still.locator("summary.button.is-quiet").first.click()
    still.first.get_by_role("button", name="Wrong moment").click()
    expect(page).to_have_url(re.compile("/rep/day$"))
    expect(still).to_have_count(before - 1)
    context.close()


def test_targets_are_large_enough_for_a_thumb(page: Page, site: Site) -> None:
    sign_in(page, site, "maya")
    boxes = [button.bounding_box() for button in page.locator("main button:visible, main summary:visible").all()]
    assert all(box is None or box["height"] >= 44 for box in boxes)
