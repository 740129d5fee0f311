"""The four cells and the grades (PERMISSION 1.1, 3.6)."""

from datetime import timedelta

import pytest

from accord.consent.rules.strength import lasts_until, route_of, shortfall, strength_of
from accord.consent.types import Explicitness, Grade, Need, Obligations, ReasonCode, Requirement
from tests.consent.people import DAY, days_ago, record

OPT_OUT, INTEREST, SOFT, EXPLICIT, _ = Requirement
QUIET, NOTHING = Explicitness.IMPLICIT, Explicitness.NONE


def need(requirement, *, days=None, double="na"):
    return Need(requirement, ("rule",), (), days, Obligations(double_opt_in=double), unreviewed=False)


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ({}, EXPLICIT),
        ({"grade": Grade.C}, EXPLICIT),
        ({"grade": Grade.D}, SOFT),
        ({"grade": Grade.E}, OPT_OUT),
        ({"explicitness": QUIET, "grade": Grade.D}, INTEREST),
        ({"explicitness": QUIET, "grade": Grade.D, "route": "inquiry"}, SOFT),
        ({"explicitness": QUIET, "grade": Grade.E, "route": "inquiry"}, OPT_OUT),
        ({"explicitness": NOTHING, "grade": Grade.D}, INTEREST),
    ],
)
def test_the_highest_need_each_cell_can_meet(words, strength):
    assert strength_of(record(**words)) is strength


@pytest.mark.parametrize(
    ("words", "asked", "why"),
    [
        ({}, need(EXPLICIT), None),
        ({"grade": Grade.C}, need(EXPLICIT), None),
        ({"grade": Grade.E}, need(EXPLICIT), ReasonCode.GRADE_TOO_LOW),
        ({"grade": Grade.B}, need(EXPLICIT, double="expected"), ReasonCode.GRADE_TOO_LOW),
        ({"grade": Grade.A}, need(EXPLICIT, double="expected"), None),
        ({"grade": Grade.B}, need(EXPLICIT, double="recommended"), None),
        ({"explicitness": QUIET, "grade": Grade.D}, need(EXPLICIT), ReasonCode.TOO_WEAK),
        ({"explicitness": QUIET, "grade": Grade.D}, need(INTEREST), None),
        ({"explicitness": QUIET, "grade": Grade.D, "route": "inquiry"}, need(EXPLICIT), ReasonCode.ROUTE_MISSING),
        ({"explicitness": QUIET, "grade": Grade.D, "route": "inquiry"}, need(SOFT), None),
        ({"grade": Grade.E}, need(OPT_OUT), None),
    ],
)
def test_whether_it_is_enough_and_why_not(words, asked, why):
    assert shortfall(record(**words), asked) is why


def test_a_flag_is_evidence_of_no_ground():
    assert route_of(record(route="inquiry", grade=Grade.D)) == "inquiry"
    assert route_of(record(route="inquiry", grade=Grade.E)) == ""


def test_only_what_was_not_explicit_lapses_by_rule():
    asked, end = need(SOFT, days=183), days_ago(1) + timedelta(days=183)
    assert lasts_until(record(), asked) is None
    assert lasts_until(record(explicitness=QUIET), asked) == end
    assert lasts_until(record(explicitness=QUIET, valid_to=end - DAY), asked) == end - DAY
    assert lasts_until(record(valid_to=end), need(SOFT)) == end
