"""The law browser and the law watch: what they show, who may sign, and that reading changes nothing."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from accord.access.actions import create_user
from accord.access.models import User
from accord.consent import actions, queries
from accord.consent.models import RuleReview
from accord.kernel.viewer import Role
from tests.cast import MORNING
from tests.consent.law_files import VISIT_GB, added, override, overrides_of
from tests.consent.people import customer

pytestmark = pytest.mark.django_db

LAW, WATCH = "/compliance/law", "/compliance/law-watch"
RULE = f"/compliance/law/rules/{VISIT_GB}"
SIGN = f"{RULE}/reviews"

SignIn = Callable[..., Client]


@pytest.fixture
def signed_in() -> SignIn:
    def signed_in(role: Role = Role.COMPLIANCE, **words: bool) -> Client:
        user_id = create_user(
            email=f"{role}@alder.example",
            name="Ines Halloran",
            password="a long enough secret",
            roles=[role],
            rep_id=None,
            now=MORNING,
        )
        client = Client(**words)
        client.force_login(User.objects.get(id=user_id), backend=settings.AUTHENTICATION_BACKENDS[-1])
        return client

    return signed_in


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return " ".join(answer.content.decode().split())


def test_the_screen_shows_every_country_and_marks_what_nobody_has_read(signed_in: SignIn) -> None:
    page = text(signed_in(), f"{LAW}?on=2026-11-21")
    assert page.count('<th scope="row">') == 13
    assert "United Kingdom" in page and "Unless refused" in page and "unreviewed" in page
    assert "loosened by the company" not in page


def test_the_screen_can_be_narrowed_and_asked_for_another_day_and_recipient(signed_in: SignIn) -> None:
    client = signed_in()
    one = text(client, f"{LAW}?country=FR&channel=phone&kind=patient_consumer&scope=marketing&on=2026-08-10")
    assert one.count('class="cell"') == 1 and "Unless refused</span>" in one.split('class="cell"')[1]
    later = text(client, f"{LAW}?country=FR&channel=phone&kind=patient_consumer&scope=marketing&on=2026-08-11")
    assert "Explicit yes</span>" in later.split('class="cell"')[1]
    assert text(client, f"{LAW}?kind=robot&scope=gossip&on=someday&channel=fax").count('<th scope="row">') == 13
    assert "No rules of its own" in text(client, f"{LAW}?country=ZZ")


def test_a_country_shows_its_articles_hours_and_caps_in_words(signed_in: SignIn) -> None:
    client = signed_in()
    page = text(client, "/compliance/law/GB?scope=rx_promotion")
    assert "3 contacts in 365 days" in page and "ABPI Code of Practice clause 17.3" in page and RULE in page
    call = text(client, "/compliance/law/FR?kind=patient_consumer&scope=marketing")
    assert "Monday to Friday, 20:00 to 10:00" in call
    assert "Florida" in text(client, "/compliance/law/US") or "United States (FL)" in text(client, "/compliance/law/US")
    assert client.get("/compliance/law/ZZ").status_code == 404


def test_a_signature_is_under_the_name_of_who_is_signed_in(signed_in: SignIn) -> None:
    client = signed_in()
    assert "Nobody yet" in text(client, RULE)
    assert client.post(SIGN, {"verdict": "accepted", "note": "Clause 17.3 read.", "reviewer": "Somebody Else"}).status_code == 303
    page = text(client, RULE)
    assert "Ines Halloran" in page and "Clause 17.3 read." in page and "Somebody Else" not in page
    assert queries.law_table().rules[VISIT_GB].accepted
    assert client.post(SIGN, {"verdict": "fine"}).status_code == 400
    assert client.post("/compliance/law/rules/no.such/reviews", {"verdict": "accepted"}).status_code == 404


def test_marketers_read_and_only_compliance_signs(signed_in: SignIn) -> None:
    marketer = signed_in(Role.MARKETER)
    assert "What it says" in text(marketer, RULE) and "I have read this rule" not in text(marketer, RULE)
    assert text(marketer, LAW) and text(marketer, WATCH)
    assert marketer.post(SIGN, {"verdict": "accepted"}).status_code == 403
    for role in (Role.AGENT, Role.MEDICAL, Role.ADMIN):
        client = signed_in(role)
        assert [client.get(path).status_code for path in (LAW, WATCH, RULE)] == [403] * 3
    assert Client().get(LAW).status_code == 302
    assert not RuleReview.objects.exists()


def test_reading_changes_nothing_and_signing_asks_for_the_token(signed_in: SignIn) -> None:
    client = signed_in(enforce_csrf_checks=True)
    for path in (LAW, WATCH, RULE, "/compliance/law/FR"):
        assert client.get(path).status_code == 200
    assert client.get(SIGN).status_code == 405
    assert client.post(SIGN, {"verdict": "accepted"}).status_code == 403
    assert not RuleReview.objects.exists()


def test_an_override_is_shown_with_its_names_wherever_it_speaks(signed_in: SignIn) -> None:
    client = signed_in()
    looser = overrides_of(override(VISIT_GB, frequency_cap="9/365d", approver="Grace Hopper"))
    actions.adopt_law(content=looser, overrides=True, adopted_by="Ada Byron", now=MORNING)
    assert "loosened by the company" in text(client, LAW)
    assert "Loosened by the company" in text(client, "/compliance/law/GB")
    page = text(client, RULE)
    assert "asks for less than the table" in page and "Grace Hopper" in page and "Counsel asks for more." in page
    assert "What became of it" in page and "3/365" in page and "9/365" in page


def test_the_watch_counts_people_and_closes_with_a_signature(signed_in: SignIn) -> None:
    client = signed_in()
    for _ in range(3):
        customer("GB")
    coming = added(f"{VISIT_GB}.20270101", VISIT_GB, valid_from="2027-01-01")
    closed = override(VISIT_GB, valid_to="2026-12-31", approver="Grace Hopper")
    actions.adopt_law(content=overrides_of(closed, coming), overrides=True, adopted_by="Ada Byron", now=MORNING)
    page = text(client, WATCH)
    assert "United Kingdom: a rule begins" in page and "United Kingdom: a rule ends" in page
    assert "<dd>3</dd>" in page
    assert client.post(SIGN, {"verdict": "checked"}).status_code == 303
    assert "United Kingdom: a rule ends" not in text(client, WATCH)
    assert "United Kingdom: a rule begins" in text(client, WATCH)
