"""Which candidates make sense now."""

import pytest

from accord.catalogue.types import Channel
from accord.decisions.rules.eligibility import RULES, failing_rule
from accord.kernel.conditions import Value

OPEN: dict[str, Value] = {
    "kind": "hcp",
    "channel": Channel.VISIT.value,
    "days_since_topic": None,
    "days_since_visit": None,
    "suggestion_open": None,
}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, None),
        ({"kind": "hco"}, "not_a_person"),
        ({"kind": None}, "not_a_person"),
        ({"days_since_topic": 13}, "same_topic_14d"),
        ({"days_since_topic": 14}, None),
        ({"days_since_visit": 20}, "visited_21d"),
        ({"days_since_visit": 21}, None),
        ({"days_since_visit": 1, "channel": "email"}, None),
        ({"suggestion_open": 7}, "suggestion_open"),
        ({"suggestion_open": 7, "channel": "email"}, None),
        ({"kind": "hco", "days_since_topic": 1}, "not_a_person"),
    ],
)
def test_gates(change: dict[str, Value], code: str | None) -> None:
    rule = failing_rule({**OPEN, **change})
    assert (rule and rule.code) == code


def test_every_rule_has_words_and_a_code_of_its_own() -> None:
    assert all(rule.words for rule in RULES)
    assert len({rule.code for rule in RULES}) == len(RULES)
