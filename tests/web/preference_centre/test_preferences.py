"""What a person finds behind the link."""

from typing import Any

import pytest
from django.test import Client

from accord.consent.queries import preferences_for, records_for
from accord.customers.actions import declare_fact
from accord.customers.queries import declared_facts_for
from accord.interactions.queries import responses_for
from accord.rights.queries import requests_for
from tests.cast import MORNING, Cast
from tests.web.conftest import link_of

PAGES = ("", "/channels", "/channels/email", "/channels/visit", "/topics", "/frequency", "/times", "/manner")
KNOWN = ("/held", "/told", "/history", "/rights")
ACTS = ("/consent", "/withdrawal", "/switch", "/pause", "/quiet-hours", "/signal", "/told/1/deletion", "/history/1/receipt")
RIGHTS = ("/rights/copy", "/rights/correction", "/rights/erasure")


@pytest.mark.parametrize("page", [*PAGES, *KNOWN])
def test_every_page_speaks_the_language_of_the_person(cast: Cast, visitor: Client, page: str) -> None:
    for name, language in (("claire", "fr"), ("yijun", "zh-hant"), ("ayse", "tr"), ("john", "en")):
        answer = visitor.get(f"{link_of(getattr(cast, name))}{page}")
        assert answer.status_code == 200
        text = answer.content.decode()
        assert f'<html lang="{language}"' in text
        assert f"{name}@clinic.example" not in text, "addresses are masked: the page opens without a password"


def test_the_ground_of_each_permission_is_told(cast: Cast, visitor: Client) -> None:
    page = visitor.get(f"{link_of(cast.claire)}/channels/email").content.decode()
    assert "c•••@clinic.example" in page
    assert "L34-5" in page
    assert "Martin" in visitor.get(link_of(cast.claire)).content.decode()


def test_a_chosen_language_wins_and_scanners_change_nothing(cast: Cast, visitor: Client) -> None:
    link = link_of(cast.claire)
    declare_fact(customer_id=cast.claire, name="practice_size", value="alone", origin="preferences", now=MORNING)
    before = records_for(customer_id=cast.claire), declared_facts_for(customer_ids=[cast.claire])
    for path in (*PAGES, *KNOWN, *ACTS, *RIGHTS):
        for headers in ({}, {"User-Agent": "curl/8"}, {"Sec-GPC": "1"}, {"Purpose": "prefetch"}):
            visitor.get(f"{link}{path}", headers=headers)
            visitor.head(f"{link}{path}", headers=headers)
    visitor.post("/language", {"language": "tr", "next": link})
    assert '<html lang="tr"' in visitor.get(link).content.decode()
    assert (records_for(customer_id=cast.claire), declared_facts_for(customer_ids=[cast.claire])) == before
    assert preferences_for(customer_ids=[cast.claire]) == {}
    assert responses_for(customer_id=cast.claire) == ()
    assert requests_for(customer_id=cast.claire) == ()


def test_a_cut_or_forged_link_opens_nothing_and_helps(cast: Cast, visitor: Client) -> None:
    link = link_of(cast.claire)
    for broken in (link[:-1], link + "x", "/preferences/nonsense", link.replace("/preferences/", "/preferences/A")):
        for page in ("", "/rights", "/channels/email"):
            answer = visitor.get(f"{broken}{page}")
            assert answer.status_code == 404
            assert "/preference-links" in answer.content.decode()
            assert "Martin" not in answer.content.decode()
    assert visitor.post(f"{link[:-1]}/withdrawal", {}).status_code == 404
    assert visitor.get(f"{link}/channels/pigeon").status_code == 404


def test_the_link_is_not_told_to_others_and_not_kept(cast: Cast, visitor: Client) -> None:
    for page in (*PAGES, *KNOWN):
        answer = visitor.get(f"{link_of(cast.claire)}{page}")
        assert answer["Referrer-Policy"] == "same-origin", "the link is a secret: no other house hears of it"
        assert "no-store" in answer["Cache-Control"]
        assert "'unsafe" not in answer["Content-Security-Policy"]
        assert " style=" not in answer.content.decode()


@pytest.mark.parametrize("page", [*PAGES, *KNOWN])
def test_constant_number_of_queries(cast: Cast, visitor: Client, page: str, django_assert_max_num_queries: Any) -> None:
    visitor.get(f"{link_of(cast.claire)}{page}")
    with django_assert_max_num_queries(26):
        visitor.get(f"{link_of(cast.claire)}{page}")


def test_the_privacy_signal_is_named_and_heard_with_the_next_act(cast: Cast, visitor: Client) -> None:
    link = link_of(cast.john)
    assert "/signal" not in visitor.get(link).content.decode()
    assert "/signal" in visitor.get(link, headers={"Sec-GPC": "1"}).content.decode()
    assert records_for(customer_id=cast.john) == ()
    visitor.post(f"{link}/frequency", {"contacts": "2"}, headers={"Sec-GPC": "1"})
    heard = records_for(customer_id=cast.john)
    assert {record.mechanism for record in heard} == {"signal_gpc"}
    visitor.post(f"{link}/signal", {}, headers={"Sec-GPC": "1"})
    assert records_for(customer_id=cast.john) == heard
