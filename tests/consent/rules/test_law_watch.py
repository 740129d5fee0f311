"""What compliance has to look at, and when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

import pytest

from accord.consent.rules.law_watch import people_reached, tasks_of, urgency_of
from accord.consent.types import LawTable, ReviewVerdict, RuleReview

TODAY = date(2026, 11, 22)
RULE = "GB.prof.visit.rx_promotion.default.code"


@pytest.fixture
def rule(law):
    return replace(law.rules[RULE], last_checked=TODAY)


def tasks(*rules, reviews=(), on=TODAY):
    found = tasks_of(LawTable(MappingProxyType({rule.rule_id: rule for rule in rules}), "h"), reviews, on=on)
    return [(task.kind, task.due, task.urgency) for task in found]


def review(days_ago=1, verdict=ReviewVerdict.CHECKED, current=True):
    at = datetime(2026, 11, 22, tzinfo=UTC) - timedelta(days=days_ago)
    return RuleReview(RULE, verdict, "Ada Byron", "", at, current)


def days(number):
    return TODAY + timedelta(days=number)


def test_a_rule_is_looked_at_again_after_180_days(rule):
    assert tasks(replace(rule, last_checked=days(-179))) == []
    old = replace(rule, last_checked=days(-180))
    assert tasks(old) == [("unchecked", TODAY, "now")]
    assert tasks(old, reviews=[review()]) == []
    assert tasks(old, reviews=[review(days_ago=180)]) == [("unchecked", TODAY, "now")]
    assert tasks(old, reviews=[review(current=False)]) == [("unchecked", TODAY, "now")]


def test_what_begins_or_ends_is_told_180_days_ahead_until_somebody_has_read_it(rule):
    coming, going = replace(rule, valid_from=days(70)), replace(rule, valid_to=days(30))
    assert tasks(coming) == [("begins", days(70), "later")]
    assert tasks(going) == [("ends", days(30), "soon")]
    assert tasks(replace(rule, valid_from=days(181))) == tasks(coming, reviews=[review()]) == []
    assert tasks(replace(rule, valid_from=days(-10), last_checked=days(-20))) == [("begins", days(-10), "now")]
    assert tasks(replace(rule, valid_from=days(-10))) == []


def test_a_doubt_is_a_task_until_it_is_settled(rule):
    doubt = review(days_ago=3, verdict=ReviewVerdict.DOUBTED)
    assert tasks(rule, reviews=[doubt]) == [("doubted", days(-3), "now")]
    assert tasks(rule, reviews=[doubt, review(days_ago=1)]) == []
    assert tasks(rule, reviews=[review(days_ago=5), doubt]) == [("doubted", days(-3), "now")]


def test_a_rule_long_gone_is_left_in_peace(rule):
    assert tasks(replace(rule, valid_to=days(-181), last_checked=days(-400))) == []


def test_rules_of_one_place_and_kind_are_one_task(law):
    later = TODAY + timedelta(days=200)
    found = tasks_of(law, (), on=later)
    assert len({(task.kind, task.jurisdiction, task.recipient_kind, task.due) for task in found}) == len(found)
    unchecked = [
        task
        for task in found
        if task.kind == "unchecked" and (task.jurisdiction, task.recipient_kind) == ("FR", "individual_professional")
    ]
    assert len(unchecked) == 1 and len(unchecked[0].rule_ids) > 5
    assert list(found) == sorted(found, key=lambda task: (task.due, task.kind, task.jurisdiction, task.recipient_kind))


def test_how_urgent():
    assert [urgency_of(days(number), TODAY) for number in (-1, 0, 1, 60, 61)] == ["now", "now", "soon", "soon", "later"]


def test_whom_a_task_touches(law):
    places = {
        ("GB", "", "individual_professional"): 5,
        ("GB", "", "organisation"): 7,
        ("FR", "", "individual_professional"): 11,
        ("US", "US-FL", "individual_professional"): 13,
        ("US", "US-OH", "individual_professional"): 17,
    }
    (british,) = tasks_of(LawTable(MappingProxyType({RULE: replace(law.rules[RULE], valid_to=days(1))}), "h"), (), on=TODAY)
    assert people_reached(british, places) == 5
    assert people_reached(replace(british, jurisdiction="EU"), places) == 11
    assert people_reached(replace(british, jurisdiction="US-FL"), places) == 13
    assert people_reached(replace(british, jurisdiction="US"), places) == 30
    assert people_reached(replace(british, jurisdiction="GLOBAL", recipient_kind="any"), places) == 53
