"""The linter finds each fault, on its line, and none in the shipped file."""

import pytest

from accord.consent.queries.law import shipped_content, shipped_law
from accord.consent.rules.law_lint import is_override_file, lint_law
from tests.consent.law_files import SIGNED, VISIT_GB, added, override, overrides_of, shipped_row, table_of

MAIL_DE = "DE.prof.email.marketing.default.law"


def codes(content: bytes, **words: object) -> list[str]:
    return [finding.code for finding in lint_law(content, **words)]


def test_the_shipped_file_has_no_fault():
    assert lint_law(shipped_content()) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"jurisdiction": "France"}, "jurisdiction"),
        ({"recipient_kind": "doctor"}, "recipient_kind"),
        ({"channel": "fax"}, "channel"),
        ({"min_permission": "maybe"}, "min_permission"),
        ({"double_opt_in": "often"}, "double_opt_in"),
        ({"preticked_valid": "na"}, "preticked_valid"),
        ({"implied_expiry_days": "two years"}, "implied_expiry_days"),
        ({"implied_expiry_days": "-5"}, "implied_expiry_days"),
        ({"withdrawal_max_days": ""}, "withdrawal_max_days"),
        ({"withdrawal_unit": ""}, "withdrawal_unit"),
        ({"quiet_hours_local": "at night"}, "quiet_hours_local"),
        ({"quiet_hours_local": "Fri-Mon 20:00-09:00"}, "quiet_hours_local"),
        ({"frequency_cap": "often"}, "frequency_cap"),
        ({"frequency_cap": "0/365d"}, "frequency_cap"),
        ({"disclosures": "sender_identity|smile"}, "disclosures"),
        ({"source": " "}, "source"),
        ({"verification": "from_knowledge", "confidence": "high"}, "honesty"),
        ({"valid_from": "soon"}, "valid_from"),
        ({"valid_from": "2026-02-30"}, "valid_from"),
        ({"valid_from": "2026-05-01", "valid_to": "2026-04-30"}, "life"),
        ({"last_checked": ""}, "last_checked"),
        ({"rule_id": "DE.prof.sms.marketing.default.law"}, "rule_id"),
        ({"rule_id": f"{MAIL_DE}.20260101"}, "rule_id"),
        ({"layer": "custom"}, "layer"),
        ({"content_scope": "gossip"}, "content_scope"),
        ({"min_permission": "prohibited", "preticked_valid": "na"}, "prohibited"),
        ({"min_grade": "F"}, "min_grade"),
    ],
)
def test_each_fault_is_found_on_its_line(changes, code):
    good, bad = shipped_row(VISIT_GB, min_grade=""), shipped_row(MAIL_DE, min_grade="") | changes
    assert lint_law(table_of(good, shipped_row(MAIL_DE, min_grade=""))) == ()
    findings = lint_law(table_of(good, bad))
    assert code in {finding.code for finding in findings}
    assert {finding.line for finding in findings} == {3}


def test_a_line_broken_inside_quotes_counts_as_the_file_counts():
    first = shipped_row(VISIT_GB, note="one\ntwo\nthree")
    assert [finding.line for finding in lint_law(table_of(first, shipped_row(MAIL_DE, source="")))] == [5]


def test_a_rule_stands_once_and_rules_of_one_kind_follow_one_another():
    one = shipped_row(MAIL_DE)
    assert codes(table_of(one, one)) == ["twice"]
    old = one | {"valid_to": "2026-06-30"}
    new = one | {"rule_id": f"{MAIL_DE}.20260701", "valid_from": "2026-07-01"}
    assert codes(table_of(old, new)) == []
    assert codes(table_of(old | {"valid_to": "2026-07-01"}, new)) == ["overlap"]
    assert codes(table_of(one, new)) == ["overlap"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        ("sourcé".encode("latin-1"), "unreadable"),
        (b"rule_id,source\nx,y\n", "column_missing"),
        (table_of(shipped_row(VISIT_GB) | {"mood": "fine"}), "column_unknown"),
        (table_of(shipped_row(VISIT_GB)) + b"GB,any\n", "columns"),
        (table_of(shipped_row(VISIT_GB)) + b'GB,"any\n', "unreadable"),
    ],
)
def test_what_is_no_rule_file_is_said_in_words(content, code):
    assert (codes(content) or [None])[0] == code


def test_an_unknown_register_or_ground_asks_for_a_second_look():
    (finding,) = lint_law(table_of(shipped_row(VISIT_GB, registers="Liste Rouge")))
    assert (finding.code, finding.error) == ("registers", False)


def test_overrides_are_signed():
    tighter = override(VISIT_GB, frequency_cap="2/365d")
    assert codes(overrides_of(tighter), base=shipped_law()) == []
    for name in ("author", "reason", "decided_on"):
        assert name in codes(overrides_of(tighter | {name: ""}), base=shipped_law())


def test_what_loosens_needs_an_approver_of_its_own():
    looser = override(VISIT_GB, frequency_cap="4/365d")
    assert codes(overrides_of(looser), base=shipped_law()) == ["approver"]
    assert codes(overrides_of(looser | {"approver": "Grace Hopper"}), base=shipped_law()) == []
    (finding,) = lint_law(overrides_of(looser | {"approver": SIGNED["author"]}), base=shipped_law())
    assert not finding.error


def test_an_added_rule_may_not_overlap_one_of_the_table():
    new = added(f"{MAIL_DE}.20270101", MAIL_DE, valid_from="2027-01-01")
    closed = override(MAIL_DE, valid_to="2026-12-31", approver="Grace Hopper")
    assert codes(overrides_of(new), base=shipped_law()) == ["overlap"]
    assert codes(overrides_of(closed, new), base=shipped_law()) == []


def test_an_override_file_may_take_everything_back():
    assert lint_law(overrides_of(override(VISIT_GB)).split(b"\n")[0] + b"\n", base=shipped_law()) == ()


def test_an_override_file_is_known_by_its_author():
    assert is_override_file(overrides_of(override(VISIT_GB)))
    assert not is_override_file(shipped_content())
    assert not is_override_file(b"")
