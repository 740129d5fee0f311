"""A segment is refused when it is written."""

from itertools import product

import pytest

from accord.catalogue.types import Fact, FactKind, Label, Purpose
from accord.kernel.conditions import All, AtLeast, Condition, Is, Not
from accord.kernel.errors import AccordError
from accord.segments.rules.writing import check_segment, may_see
from accord.segments.types import Segment

FACTS = {
    fact.name: fact
    for fact in (
        Fact("country", FactKind.TEXT, Label.BOTH, "country"),
        Fact("clicks", FactKind.NUMBER, Label.PROMOTIONAL, "clicks"),
        Fact("inquiries", FactKind.NUMBER, Label.MEDICAL, "medical inquiries"),
    )
}
SEEN = {
    Purpose.MARKETING: {"country", "clicks"},
    Purpose.RX_PROMOTION: {"country", "clicks"},
    Purpose.EVENT: {"country", "clicks"},
    Purpose.MEDICAL_NONPROMO: {"country", "inquiries"},
    Purpose.SCIENTIFIC_EXCHANGE: {"country", "inquiries"},
    Purpose.SERVICE: {"country"},
    Purpose.SAFETY: {"country"},
}


@pytest.mark.parametrize(("purpose", "name"), list(product(SEEN, FACTS)))
def test_the_medical_wall(purpose: Purpose, name: str) -> None:
    assert may_see(purpose, FACTS[name]) is (name in SEEN[purpose])


@pytest.mark.parametrize(
    ("purpose", "condition", "code"),
    [
        (Purpose.MARKETING, All((Is("country", "FR"), AtLeast("clicks", 1))), None),
        (Purpose.MEDICAL_NONPROMO, AtLeast("inquiries", 1), None),
        (Purpose.MARKETING, All((Is("country", "FR"), Not(AtLeast("inquiries", 1)))), "segment.hidden_fact"),
        (Purpose.MEDICAL_NONPROMO, AtLeast("clicks", 1), "segment.hidden_fact"),
        (Purpose.SAFETY, AtLeast("clicks", 1), "segment.hidden_fact"),
        (Purpose.MARKETING, Is("shoe_size", 44), "condition.unknown_fact"),
        (Purpose.MARKETING, Is("country", 44), "condition.wrong_kind"),
    ],
)
def test_check_segment(purpose: Purpose, condition: Condition, code: str | None) -> None:
    segment = Segment("a", "A", purpose, condition)
    if code is None:
        check_segment(segment, FACTS)
        return
    with pytest.raises(AccordError) as refusal:
        check_segment(segment, FACTS)
    assert refusal.value.code == code
