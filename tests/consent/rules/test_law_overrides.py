"""The company's own rules in place of the table's."""

import pytest

from accord.consent.rules.law_overrides import loosens_of, overrule
from accord.consent.rules.law_table import read_rules
from accord.consent.types import Requirement
from tests.consent.law_files import VISIT_GB, added, override, overrides_of

POST_EU = "EU.prof.post.marketing.default.law"
MAIL_EU = "EU.prof.email.marketing.default.law"


def only(row):
    (rule,) = read_rules(overrides_of(row))
    return rule


def test_the_same_id_replaces_and_a_new_one_adds(law):
    tighter = only(override(VISIT_GB, min_permission="explicit_opt_in", preticked_valid="no"))
    new = only(added("BE.prof.post.marketing.default.law", POST_EU, jurisdiction="BE"))
    rules = overrule(law, [tighter, new])
    assert len(rules) == len(law.rules) + 1
    assert rules[VISIT_GB].requirement is Requirement.EXPLICIT_OPT_IN
    assert (rules[VISIT_GB].override.author, rules[VISIT_GB].override.loosens) == ("Ada Byron", ())
    assert law.rules[VISIT_GB].requirement is Requirement.OPT_OUT


def test_a_looser_rule_says_in_what(law):
    looser = only(override(VISIT_GB, frequency_cap="", disclosures="rep_identity"))
    assert loosens_of(law, looser) == ("frequency_cap", "disclosures")
    assert overrule(law, [looser])[VISIT_GB].override.loosens == ("frequency_cap", "disclosures")


@pytest.mark.parametrize(
    ("row", "loosens"),
    [
        (added("BE.prof.post.marketing.default.law", POST_EU, jurisdiction="BE"), ()),
        (
            added("BE.prof.email.marketing.default.law", MAIL_EU, jurisdiction="BE", min_permission="opt_out"),
            ("min_permission",),
        ),
        (
            added("BE.prof.email.marketing.default.law", MAIL_EU, jurisdiction="BE", disclosures=""),
            ("disclosures",),
        ),
        (
            added("EU.prof.email.marketing.inquiry.law", MAIL_EU, route="inquiry", min_permission="soft_opt_in"),
            ("min_permission",),
        ),
        (added("ZZ.prof.email.marketing.default.law", MAIL_EU, jurisdiction="ZZ"), ()),
        (
            added("ZZ.prof.email.marketing.default.law", MAIL_EU, jurisdiction="ZZ", min_permission="opt_out"),
            ("min_permission",),
        ),
        (
            added("US-OH.prof.email.marketing.default.law", MAIL_EU, jurisdiction="US-OH", min_permission="explicit_opt_in"),
            (),
        ),
    ],
)
def test_an_added_rule_loosens_where_an_answer_asks_for_less(law, row, loosens):
    assert loosens_of(law, only(row)) == loosens
