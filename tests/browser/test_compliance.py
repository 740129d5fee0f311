"""A compliance officer's day: what waits, one person at a glance, the same person in the past, the proofs to carry away."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSWORD, Site, sign_in, violations

pytestmark = pytest.mark.browser

PAGES = (
    "/compliance",
    "/compliance/people",
    "/compliance/withdrawals",
    "/compliance/requests",
    "/compliance/set-aside",
    "/compliance/notices",
    "/compliance/paper",
    "/compliance/old-lists",
    "/compliance/law",
    "/compliance/law-watch",
    "/compliance/audit",
    "/compliance/processing",
    "/compliance/processing/impact",
    "/account",
)
ANSWER = "#email-rx_promotion"


def find_claire(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/compliance/people")
    page.get_by_label("Customer number or identifier").fill("cast:claire")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Martin")


def check(page: Page, width: int) -> None:
    """Nothing for axe in either light, nothing wider than the screen."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        assert violations(page) == [], (page.url, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_readable(page: Page, site: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{site.url}/login")
    check(page, width)
    sign_in(page, site, "officer")
    for path in PAGES:
        page.goto(f"{site.url}{path}")
        check(page, width)
    for listing in ("/compliance/requests", "/compliance/set-aside"):
        page.goto(f"{site.url}{listing}")
        page.locator(f"main a[href^='{listing}/']").first.click()
        expect(page).to_have_url(re.compile(r"/\d+$"))
        check(page, width)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_person_is_readable(page: Page, site: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    sign_in(page, site, "officer")
    find_claire(page, site)
    check(page, width)
    page.locator(f"a[href='{ANSWER}']").click()
    expect(page.locator(ANSWER)).to_be_visible()
    check(page, width)
    page.goto(f"{page.url.partition('#')[0]}?on=2026-10-01&known=2026-10-01")
    check(page, width)


@pytest.mark.parametrize("language", ["fr", "zh-hant", "tr"])
def test_the_smallest_phone_in_every_language(page: Page, site: Site, language: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    sign_in(page, site, "officer")
    find_claire(page, site)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": site.url}])
    for path in (page.url.removeprefix(site.url), *PAGES):
        page.goto(f"{site.url}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_from_what_waits_to_the_proofs_of_a_day_of_the_past(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(page, site, "officer")
    expect(page).to_have_url(re.compile("/compliance$"))
    page.get_by_role("navigation", name="Compliance").get_by_role("link", name="People").click()
    find_claire(page, site)
    page.get_by_role("row", name="E-mail").first.get_by_role("link").nth(1).click()
    why = page.locator(ANSWER)
    expect(why).to_contain_text("Said yes")
    expect(why.locator("code").first).to_contain_text("email.rx_promotion")
    page.get_by_label("Allowed on").fill("2026-08-31")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="What was allowed")).to_be_visible()
    expect(page.locator(f"a[href='{ANSWER}']")).to_contain_text("Not asked yet")
    page.get_by_role("link", name="Sept. 1, 2026").click()
    expect(page.locator(f"a[href='{ANSWER}']")).to_contain_text("Allowed")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the dossier").click()
    dossier = json.loads(download.value.path().read_text())
    assert dossier["checkpoint"] and dossier["permissions"]


def test_by_keyboard_alone(page: Page, site: Site) -> None:
    sign_in(page, site, "officer")
    page.goto(f"{site.url}/compliance")
    menu = page.locator(".sections-menu summary")
    menu.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="People").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Customer number or identifier")).to_be_focused()
    page.keyboard.type("cast:claire")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Martin")
    page.locator(f"a[href='{ANSWER}']").focus()
    page.keyboard.press("Enter")
    expect(page.locator(ANSWER)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(f"{ANSWER} a").first).to_be_focused()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_picture_for_the_app_comes_after_the_password(page: Page, site: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    sign_in(page, site, "officer")
    expect(page).to_have_url(re.compile("/compliance$"))
    page.goto(f"{site.url}/account/app")
    check(page, width)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_label("Picture for the authenticator app")).to_be_visible()
    check(page, width)
