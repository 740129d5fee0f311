"""The law in plain words."""

from datetime import date

import pytest

from accord.consent.rules.law_answers import ask_law

ON = date(2026, 11, 21)


def ask(law, country="FR", kind="individual_professional", channel="email", scopes=("rx_promotion",), **words):
    return ask_law(law, country=country, kind=kind, channel=channel, scopes=scopes, **{"on": ON} | words)


@pytest.mark.parametrize(
    ("words", "need"),
    [
        ({}, "explicit_opt_in"),
        ({"country": "fr "}, "explicit_opt_in"),
        ({"scopes": (), "routes": ("role_related",)}, "legitimate_interest"),
        ({"scopes": (), "routes": ("inquiry", "role_related")}, "legitimate_interest"),
        ({"routes": ("role_related",)}, "explicit_opt_in"),
        ({"country": "US-CA"}, "opt_out"),
        ({"country": "CN"}, "prohibited"),
        ({"country": "DE", "scopes": (), "routes": ("existing_customer",)}, "soft_opt_in"),
        ({"channel": "web"}, "explicit_opt_in"),
        ({"country": "ZZ"}, "explicit_opt_in"),
        ({"country": ""}, "explicit_opt_in"),
        ({"channel": "fax"}, "explicit_opt_in"),
        ({"kind": "robot"}, "explicit_opt_in"),
        ({"scopes": ("gossip",)}, "explicit_opt_in"),
    ],
)
def test_the_need(law, words, need):
    assert ask(law, **words).need == need


@pytest.mark.parametrize("words", [{"country": "ZZ"}, {"channel": "fax"}, {"kind": "robot"}, {"scopes": ("gossip",)}])
def test_what_nobody_knows_fails_closed_and_says_so(law, words):
    answer = ask(law, **words)
    assert (answer.fail_closed, answer.unreviewed) == (True, True)


def test_what_comes_with_it(law):
    visit = ask(law, country="GB", channel="visit")
    assert [(cap.contacts, cap.days) for cap in visit.caps] == [(3, 365)]
    assert visit.sources == (law.rules[visit.rule_ids[0]].source,)
    assert visit.disclosures == ("prescribing_information", "rep_identity", "spc_available")
    assert (visit.weakest_source, visit.unreviewed, visit.table_hash) == ("text_seen", False, law.hash)
    call = ask(law, country="FR", kind="patient_consumer", channel="phone", scopes=())
    assert call.quiet_hours[0] == "Mon-Fri 20:00-10:00"
    assert ask(law, scopes=()).routes == ("role_related",)


def test_the_planned_day_decides(law):
    words = {"kind": "patient_consumer", "channel": "phone", "scopes": ()}
    assert [ask(law, on=day, **words).need for day in (date(2026, 8, 10), date(2026, 8, 11))] == ["opt_out", "explicit_opt_in"]


def test_a_platform_adds_what_it_asks_for(law):
    assert "list_unsubscribe_one_click" in ask(law, country="US", platform="gmail").disclosures
    assert "list_unsubscribe_one_click" not in ask(law, country="US").disclosures
