"""Every failing reason names what it rests on: a rule, a record, or the law that says nothing."""

import pytest

from accord.catalogue.types import Purpose
from accord.consent.rules.scope import aims_of
from accord.consent.rules.weighing import need_of, weigh
from accord.consent.types import Explicitness, Grade, ReasonCode, RecordType, Requirement
from tests.consent.people import MEDICINE, NOW, days_ago, question, record, refusal

QUIET = {"explicitness": Explicitness.IMPLICIT, "grade": Grade.D}
R = ReasonCode


def weighed(law, records, **asked):
    one = question(**asked)
    return weigh(one, aims_of(one)[0], tuple(records), law)


@pytest.mark.parametrize(
    ("asked", "records", "rests"),
    [
        ({}, [], [(R.NOT_ASKED, True, False)]),
        ({}, [refusal()], [(R.WITHDRAWN, False, True)]),
        ({}, [record(**QUIET)], [(R.TOO_WEAK, True, True)]),
        ({}, [record(**QUIET, route="role_related", valid_from=days_ago(1095))], [(R.LAPSED, True, True)]),
        ({"jurisdiction": "DE"}, [record()], [(R.GRADE_TOO_LOW, True, True)]),
        ({}, [record(outdated=True)], [(R.RECONFIRM_DUE, True, True)]),
        ({}, [record(type=RecordType.GRANTED_PENDING)], [(R.PENDING, False, True)]),
        ({"jurisdiction": "CN", "purpose": Purpose.RX_PROMOTION, "scopes": MEDICINE}, [], [(R.PROHIBITED, True, False)]),
    ],
)
def test_what_a_no_rests_on(law, asked, records, rests):
    reasons = weighed(law, records, **asked).reasons
    assert [(one.code, bool(one.rule_id), one.record_id is not None) for one in reasons] == rests
    assert all(one.rule_id in law.rules for one in reasons if one.rule_id)


def test_where_no_rule_speaks_the_table_itself_is_named(law):
    reasons = weighed(law, [], jurisdiction="ZZ").reasons
    assert [(one.code, one.rests_on) for one in reasons][-1] == (R.UNKNOWN_LAW, f"law:{law.hash}")
    assert all(one.rule_id or one.rests_on for one in reasons)


def test_a_yes_names_its_record_need_and_end(law):
    yes = record(valid_to=NOW + (NOW - days_ago(1)))
    one = weighed(law, [yes])
    assert (one.reasons, one.record, one.until) == ((), yes, yes.valid_to)
    assert one.need.requirement is Requirement.EXPLICIT_OPT_IN


def test_an_outdated_consent_still_serves_where_the_law_asks_less(law):
    assert weighed(law, [record(outdated=True)], jurisdiction="US").reasons == ()
    assert weighed(law, [record(outdated=True), refusal(valid_from=days_ago(3))], jurisdiction="US").reasons == ()


def test_the_need_follows_the_route(law):
    assert need_of(question(), law).requirement is Requirement.EXPLICIT_OPT_IN
    assert need_of(question(), law, "role_related").requirement is Requirement.LEGITIMATE_INTEREST
