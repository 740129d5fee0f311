"""A professional at the preference centre: without login, without script, in the own language."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, violations

pytestmark = pytest.mark.browser
LANGUAGES = {"claire": "fr", "john": "en", "yijun": "zh-hant", "ayse": "tr"}


@pytest.mark.parametrize("name", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_readable_in_every_language_and_light(page: Page, site: Site, name: str, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(site.url + site.links[name])
    assert page.locator("html").get_attribute("lang") == LANGUAGES[name]
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_stops_with_one_click_and_without_script(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-US")
    page = context.new_page()
    page.goto(site.url + site.links["john"])
    expect(page.get_by_role("heading", name="Today we may reach you by")).to_be_visible()
    page.get_by_role("button", name="Stop everything").click()
    expect(page.get_by_role("status")).to_contain_text("Everything is stopped")
    expect(page.get_by_role("heading", name="Today we may not contact you at all")).to_be_visible()
    expect(page.get_by_role("button", name="Stop everything")).to_have_count(0)
    context.close()


def test_one_purpose_is_withdrawn_and_the_rest_stays(page: Page, site: Site) -> None:
    page.goto(site.url + site.links["claire"])
    email = page.locator("details.channel").first
    email.locator("summary").first.click()
    line = email.locator("li.line", has_text="Information promotionnelle")
    line.get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("retiré")
    page.locator("details.channel").first.locator("summary").first.click()
    expect(line.locator(".chip")).to_have_text("Retiré")


def test_wishes_by_keyboard_alone(page: Page, site: Site) -> None:
    page.goto(site.url + site.links["jean"])
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Aller au contenu")
    choice = page.get_by_label("Environ 2 contacts par mois")
    choice.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Enregistrer mes souhaits").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("enregistrés")
    expect(page.get_by_label("Environ 2 contacts par mois")).to_be_checked()


def test_a_pause_and_its_end(page: Page, site: Site) -> None:
    page.goto(site.url + site.links["sven"])
    page.get_by_role("button", name="One month").click()
    expect(page.get_by_role("heading", name="Paused until")).to_be_visible()
    page.get_by_role("button", name="End the pause").click()
    expect(page.get_by_role("heading", name="Paused until")).to_have_count(0)


def test_the_language_menu_changes_the_page(page: Page, site: Site) -> None:
    page.goto(site.url + site.links["ayse"])
    page.locator("header details summary").click()
    page.get_by_role("button", name="繁體中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-hant")


def test_unsubscribe_asks_first_then_acts(page: Page, site: Site) -> None:
    page.goto(site.url + site.unsubscribe)
    assert violations(page) == []
    page.locator("main form button").click()
    expect(page.locator("main form")).to_have_count(0)
    expect(page.get_by_role("status")).to_be_visible()
    assert violations(page) == []


def test_a_broken_link_is_told_kindly(page: Page, site: Site) -> None:
    answer = page.goto(f"{site.url}/preferences/half-a-lin")
    assert answer is not None
    assert answer.status == 404
    assert violations(page) == []
