"""The register speaks of every purpose, and shows a purpose only the facts of its own side."""

import pytest

from accord.catalogue.types import Fact, FactKind, Label, Purpose
from accord.kernel.viewer import Role
from accord.rights.rules.processing import RISKS, activity_of
from accord.rights.types import Measure, RiskCode

FACTS = [
    Fact("potential", FactKind.NUMBER, Label.PROMOTIONAL, "potential"),
    Fact("inquiries", FactKind.NUMBER, Label.MEDICAL, "inquiries"),
    Fact("country", FactKind.TEXT, Label.BOTH, "country"),
]


@pytest.mark.parametrize("purpose", Purpose)
def test_every_purpose_has_its_line(purpose: Purpose) -> None:
    line = activity_of(purpose, FACTS)
    assert line.bases and line.measures and Role.COMPLIANCE in line.roles


@pytest.mark.parametrize(
    ("purpose", "names"),
    [
        (Purpose.MARKETING, ["country", "potential"]),
        (Purpose.SCIENTIFIC_EXCHANGE, ["country", "inquiries"]),
        (Purpose.SAFETY, ["country"]),
    ],
)
def test_a_purpose_sees_the_facts_of_its_side(purpose: Purpose, names: list[str]) -> None:
    assert [fact.name for fact in activity_of(purpose, FACTS).facts] == names


def test_patients_data_and_tracking_need_a_permission_of_their_own_and_marketing_does_not() -> None:
    own = {purpose for purpose in Purpose if activity_of(purpose, ()).own_consent}
    assert own == {Purpose.HEALTH_DATA, Purpose.PHI_MARKETING, Purpose.TRACKING, Purpose.THIRD_PARTY_SHARE}


def test_every_risk_is_met_and_every_measure_used() -> None:
    assert {risk.code for risk in RISKS} == set(RiskCode)
    assert all(risk.residual <= risk.likelihood * risk.severity and risk.measures for risk in RISKS)
    used = {measure for risk in RISKS for measure in risk.measures}
    assert used | {measure for purpose in Purpose for measure in activity_of(purpose, ()).measures} == set(Measure)
