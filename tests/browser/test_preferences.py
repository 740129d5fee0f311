"""A professional at the preference centre: without login, without script, in the own language, by keyboard."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, violations

pytestmark = pytest.mark.browser
LANGUAGES = {"claire": "fr", "john": "en", "yijun": "zh-hant", "ayse": "tr"}
PAGES = (
    *("", "/channels", "/channels/email", "/channels/visit", "/topics", "/frequency", "/times", "/manner"),
    *("/held", "/told", "/history", "/rights"),
)


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without script."""
    context = browser.new_context(java_script_enabled=False, locale="en-US", viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_and_fits_the_smallest_phone(page: Page, site: Site, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    for name, language in LANGUAGES.items():
        page.set_viewport_size({"width": 320, "height": 700})
        page.goto(f"{site.url}{site.links[name]}{path}")
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, "with every fold open"


@pytest.mark.parametrize("name", LANGUAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_readable_on_phone_and_desk(page: Page, site: Site, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(site.url + site.links[name])
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_screen_is_calm(page: Page, site: Site) -> None:
    page.goto(site.url + site.links["john"])
    assert page.locator("main :is(button, a, input:not([type=hidden]), select, summary)").count() <= 5


def test_everything_stops_with_one_click_and_without_script(plain: Page, site: Site) -> None:
    plain.goto(site.url + site.links["john"])
    expect(plain.get_by_role("heading", name="Today we may reach you by")).to_be_visible()
    plain.get_by_role("button", name="Stop everything").click()
    expect(plain.get_by_role("status")).to_contain_text("Everything is stopped")
    expect(plain.get_by_role("heading", name="Today we may not contact you at all")).to_be_visible()
    expect(plain.get_by_role("button", name="Stop everything")).to_have_count(0)


def test_no_and_yes_again_without_script_each_with_its_receipt(plain: Page, site: Site) -> None:
    plain.goto(f"{site.url}{site.links['jean']}/channels/email")
    line = plain.locator("#rx_promotion")
    line.locator("details.yes > summary").click()
    plain.locator("#rx_promotion .switch").click()
    line.locator("details.yes button").click()
    expect(line.locator(".chip").first).to_have_class("chip is-good")
    expect(plain.get_by_role("status").get_by_role("link")).to_have_attribute("href", re.compile("^/receipts/"))
    line.locator(".line-head button").click()
    expect(line.locator(".chip").first).to_have_class("chip is-stop")
    plain.get_by_role("status").get_by_role("link").click()
    expect(plain.locator("h1")).to_be_visible()


def test_a_switch_left_off_says_so(page: Page, site: Site) -> None:
    page.goto(f"{site.url}{site.links['claire']}/channels/email")
    page.locator("#survey details.yes > summary").click()
    page.locator("#survey details.yes button").click()
    assert page.locator("#survey .switch input").evaluate("box => box.validity.valueMissing")


def test_one_purpose_is_withdrawn_and_the_rest_stays(page: Page, site: Site) -> None:
    page.goto(f"{site.url}{site.links['claire']}/channels/email")
    line = page.locator("#rx_promotion")
    line.locator(".line-head button").click()
    expect(page.get_by_role("status")).to_contain_text("retiré")
    expect(line.locator(".chip").first).to_have_text("Retiré")


def test_wishes_by_keyboard_alone(page: Page, site: Site) -> None:
    page.goto(f"{site.url}{site.links['sven']}/frequency")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    choice = page.get_by_label("About 2 contacts a month")
    choice.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save my wishes").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("saved")
    expect(page.get_by_label("About 2 contacts a month")).to_be_checked()


def test_every_control_is_reached_by_tab(page: Page, site: Site) -> None:
    for path in ("", "/channels", "/times", "/rights"):
        page.goto(f"{site.url}{site.links['sven']}{path}")
        count = page.locator("main :is(button, a[href], input:not([type=hidden]), select, summary):visible").count()
        seen = set()
        for _ in range(count + 12):
            page.keyboard.press("Tab")
            seen.add(page.evaluate("(() => { const e = document.activeElement; return e.closest('main') ? e.outerHTML : '' })()"))
        assert len(seen - {""}) >= count - 6, "radio groups and equal links count once"


def test_a_pause_and_its_end(page: Page, site: Site) -> None:
    page.goto(f"{site.url}{site.links['sven']}/times")
    page.get_by_role("button", name="One month").click()
    expect(page.get_by_role("heading", name="Paused until")).to_be_visible()
    page.get_by_role("button", name="End the pause").click()
    expect(page.get_by_role("heading", name="Paused until")).to_have_count(0)


def test_quiet_hours_row_by_row_without_script(plain: Page, site: Site) -> None:
    plain.goto(f"{site.url}{site.links['sven']}/times")
    plain.locator("summary", has_text="Set your own hours").click()
    first = plain.get_by_role("group", name="Row 1")
    first.get_by_label("Monday").check(force=True)
    first.get_by_label("Wednesday").check(force=True)
    first.get_by_label("from").fill("12:00")
    first.get_by_label("to").fill("14:00")
    plain.get_by_role("button", name="Save these hours").click()
    expect(plain.get_by_role("status")).to_contain_text("saved")
    row = plain.get_by_role("group", name="Row 1")
    expect(row.get_by_label("Wednesday")).to_be_checked()
    expect(row.get_by_label("from")).to_have_value("12:00")
    expect(plain.get_by_role("group", name="Row 2").get_by_label("from")).to_have_value("")


def test_told_shown_and_deleted_without_script(plain: Page, site: Site) -> None:
    plain.goto(f"{site.url}{site.links['sven']}/told")
    plain.locator("summary", has_text="How large is your practice?").click()
    plain.get_by_label("I work alone").check()
    plain.get_by_role("button", name="Save : How large is your practice?").or_(
        plain.get_by_role("button", name="Save: How large is your practice?")
    ).click()
    expect(plain.locator(".told li")).to_have_count(1)
    plain.locator(".told button").click()
    expect(plain.get_by_role("status")).to_contain_text("Deleted")
    expect(plain.locator(".told li")).to_have_count(0)


def test_the_copy_is_downloaded_without_script(plain: Page, site: Site) -> None:
    plain.goto(f"{site.url}{site.links['sven']}/rights")
    with plain.expect_download() as waiting:
        plain.get_by_role("button", name="For programs (JSON)").click()
    assert waiting.value.suggested_filename.endswith(".json")


def test_the_language_menu_changes_the_page(page: Page, site: Site) -> None:
    page.goto(site.url + site.links["ayse"])
    page.locator("header details summary").click()
    page.get_by_role("button", name="繁體中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-hant")


def test_unsubscribe_asks_first_then_acts(page: Page, site: Site) -> None:
    page.goto(site.url + site.unsubscribe)
    assert violations(page) == []
    page.locator("main form button").first.click()
    expect(page.locator("main form button")).to_have_count(1)
    expect(page.get_by_role("status")).to_be_visible()
    assert violations(page) == []


def test_a_broken_link_is_told_kindly_and_helps(page: Page, site: Site) -> None:
    answer = page.goto(f"{site.url}/preferences/half-a-lin")
    assert answer is not None
    assert answer.status == 404
    assert violations(page) == []
    page.get_by_label("e-mail").fill("stranger@nowhere.example")
    page.locator("main form button").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert violations(page) == []
