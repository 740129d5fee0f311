"""The door: sign in, be sent to the own place, be refused elsewhere, sign out."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, sign_in, violations

pytestmark = pytest.mark.browser


def test_sign_in_leads_to_the_own_place_and_no_other(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/rep/day")
    expect(page).to_have_url(re.compile("/login"))
    assert violations(page) == []
    sign_in(page, site, "maya")
    expect(page).to_have_url(re.compile("/rep/day$"))
    refused = page.goto(f"{site.url}/marketer/overview")
    assert refused is not None
    assert refused.status == 403
    assert violations(page) == []


def test_a_wrong_password_is_told_and_nothing_more(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/login")
    page.get_by_label("E-mail address").fill("maya@alder.example")
    page.get_by_label("Password").fill("not this one")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == []


def test_sign_out(page: Page, site: Site) -> None:
    sign_in(page, site, "author")
    expect(page).to_have_url(re.compile("/marketer/overview$"))
    page.locator("header details summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile("/login"))
    page.goto(f"{site.url}/marketer/overview")
    expect(page).to_have_url(re.compile("/login"))
