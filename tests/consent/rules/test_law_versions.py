"""One name for one law, for ever."""

import hashlib

from accord.consent.rules.law_table import read_rules
from accord.consent.rules.law_versions import assemble, name_of
from tests.consent.law_files import MAIL_FR, VISIT_GB, override, overrides_of


def test_the_base_alone_has_its_own_name():
    assert name_of("b" * 64, "", {}) == "b" * 64


def test_the_name_of_more_is_a_published_text():
    text = "accord law 1\nbase b\noverrides -\naccepted A 1\naccepted B 2\n"
    assert name_of("b", "", {"B": "2", "A": "1"}) == hashlib.sha256(text.encode()).hexdigest()
    names = {name_of("b", "", {}), name_of("b", "o", {}), name_of("b", "o", {"A": "1"}), name_of("b", "o", {"A": "2"})}
    assert len(names) == 4


def test_an_acceptance_is_of_the_row_that_was_read(law):
    rule = law.rules[VISIT_GB]
    accepted = {VISIT_GB: rule.hash, "gone": "x"}
    assert assemble(law, (), accepted, "n").rules[VISIT_GB].accepted
    changed = read_rules(overrides_of(override(VISIT_GB, frequency_cap="2/365d")))
    assert not assemble(law, changed, accepted, "n").rules[VISIT_GB].accepted
    assert not law.rules[VISIT_GB].accepted and MAIL_FR not in law.rules


def test_a_new_check_alone_leaves_the_row_as_it_was(law):
    def hash_of(**changes):
        (rule,) = read_rules(overrides_of(override(VISIT_GB, **changes)))
        return rule.hash

    assert hash_of() == hash_of(last_checked="2027-05-01") != hash_of(note="Read again.")
