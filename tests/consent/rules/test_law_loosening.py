"""In what one rule asks for less than another."""

from dataclasses import replace
from datetime import date

import pytest

from accord.consent.rules.law_loosening import eases, loosened, quiet_minutes
from accord.consent.rules.quiet_hours import parse_quiet_hours
from accord.consent.types import Grade, Requirement

RULE = "US.prof.email.marketing.default.law"


@pytest.fixture
def rule(law):
    return replace(
        law.rules[RULE],
        requirement=Requirement.SOFT_OPT_IN,
        double_opt_in="expected",
        implied_expiry_days=365,
        withdrawal_max_days=10,
        withdrawal_unit="calendar",
        quiet_hours=parse_quiet_hours("daily 21:00-08:00"),
        cap=(3, 365),
        registers=("Lista Robinson",),
        disclosures=frozenset({"caller_id", "sender_identity"}),
        preticked_valid=False,
        min_grade=Grade.C,
        valid_from=date(2026, 1, 1),
        valid_to=date(2026, 12, 31),
    )


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"requirement": Requirement.OPT_OUT}, "min_permission"),
        ({"double_opt_in": "na"}, "double_opt_in"),
        ({"min_grade": None}, "min_grade"),
        ({"implied_expiry_days": 400}, "implied_expiry_days"),
        ({"implied_expiry_days": None}, "implied_expiry_days"),
        ({"withdrawal_max_days": 11}, "withdrawal_max_days"),
        ({"withdrawal_unit": "business"}, "withdrawal_max_days"),
        ({"quiet_hours": ()}, "quiet_hours_local"),
        ({"quiet_hours": parse_quiet_hours("daily 22:00-08:00")}, "quiet_hours_local"),
        ({"cap": None}, "frequency_cap"),
        ({"cap": (4, 365)}, "frequency_cap"),
        ({"cap": (3, 300)}, "frequency_cap"),
        ({"registers": ()}, "registers"),
        ({"disclosures": frozenset({"caller_id"})}, "disclosures"),
        ({"preticked_valid": True}, "preticked_valid"),
        ({"valid_from": date(2026, 1, 2)}, "life"),
        ({"valid_to": date(2026, 12, 30)}, "life"),
    ],
)
def test_each_column_that_asks_for_less_is_named_and_its_contrary_is_not(rule, changes, column):
    assert loosened(rule, replace(rule, **changes)) == (column,)
    assert loosened(replace(rule, **changes), rule) == ()


def test_prohibited_and_no_more(rule):
    banned = replace(rule, requirement=Requirement.PROHIBITED, withdrawal_max_days=None, withdrawal_unit="")
    assert "min_permission" in loosened(banned, rule)
    assert loosened(rule, banned) == ()


def test_an_exception_asks_for_less_the_longer_it_lives(rule):
    ground = replace(rule, route="existing_customer")
    assert eases(ground) and not eases(rule)
    assert loosened(ground, replace(ground, valid_to=None)) == ("life",)
    assert loosened(ground, replace(ground, valid_to=date(2026, 6, 1))) == ()


def test_quiet_hours_written_otherwise_are_the_same():
    one, other = parse_quiet_hours("Sat-Sun all;hol all"), parse_quiet_hours("Sat all;Sun 00:00-12:00,12:00-00:00;hol all")
    assert quiet_minutes(one) == quiet_minutes(other)
    assert (7, 12 * 60) in quiet_minutes(one) and (5, 0) not in quiet_minutes(one)
