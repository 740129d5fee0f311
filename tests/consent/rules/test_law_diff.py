from accord.consent.rules.law_diff import diff_tables
from accord.consent.rules.law_table import read_law_table, read_rules
from accord.consent.rules.law_versions import assemble
from tests.consent.law_files import VISIT_GB, added, override, overrides_of, shipped_row, table_of

POST_EU = "EU.prof.post.marketing.default.law"


def test_a_table_does_not_differ_from_itself(law):
    assert diff_tables(law, law) == ()


def test_added_removed_and_changed_rules_are_told_apart(law):
    rows = (override(VISIT_GB, frequency_cap="2/365d"), added("BE.prof.post.marketing.default.law", POST_EU, jurisdiction="BE"))
    after = assemble(law, read_rules(overrides_of(*rows)), {}, "after")
    new, changed = diff_tables(law, after)
    assert (new.rule_id, new.what) == ("BE.prof.post.marketing.default.law", "added")
    assert (changed.rule_id, changed.what, changed.loosens, changed.tightens) == (VISIT_GB, "changed", (), ("frequency_cap",))
    assert ("cap", "3/365", "2/365") in changed.columns
    assert ("override", "", "by Ada Byron") in changed.columns
    assert [change.what for change in diff_tables(after, law)] == ["removed", "changed"]
    assert diff_tables(after, law)[1].loosens == ("frequency_cap",)


def test_every_column_is_told_in_words():
    before = read_law_table(table_of(shipped_row(VISIT_GB)))
    changes = {
        "min_permission": "explicit_opt_in",
        "quiet_hours_local": "Sat-Sun all",
        "registers": "TPS|CTPS",
        "disclosures": "rep_identity",
        "valid_from": "2027-01-01",
        "min_grade": "B",
    }
    (change,) = diff_tables(before, read_law_table(table_of(shipped_row(VISIT_GB, **changes))))
    told = {name: after for name, _, after in change.columns}
    assert told == {
        "requirement": "explicit_opt_in",
        "quiet_hours": "Sat-Sun all",
        "registers": "TPS | CTPS",
        "disclosures": "rep_identity",
        "valid_from": "2027-01-01",
        "min_grade": "B",
    }
