import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.catalogue.rules.scopes import PARENT, label_of, purpose_covers, scopes_for, scopes_of, topic_covers
from accord.catalogue.types import ContentScope, Label, Purpose


@pytest.mark.parametrize(
    ("outer", "inner", "covers"),
    [
        ("", "lumira.dosing", True),
        ("", "", True),
        ("lumira", "lumira", True),
        ("lumira", "lumira.dosing", True),
        ("lumira", "lumirax", False),
        ("lumira", "lumirax.dosing", False),
        ("lumira.dosing", "lumira", False),
        ("lumira", "", False),
    ],
)
def test_a_topic_covers_itself_and_what_lies_below(outer: str, inner: str, covers: bool) -> None:
    assert topic_covers(outer, inner) is covers


@pytest.mark.parametrize(
    ("outer", "inner", "covers"),
    [
        (Purpose.MARKETING, Purpose.RX_PROMOTION, True),
        (Purpose.MARKETING, Purpose.EVENT, True),
        (Purpose.MARKETING, Purpose.SURVEY, True),
        (Purpose.RX_PROMOTION, Purpose.MARKETING, False),
        (Purpose.RX_PROMOTION, Purpose.EVENT, False),
        (Purpose.MARKETING, Purpose.SERVICE, False),
        (Purpose.MARKETING, Purpose.MEDICAL_NONPROMO, False),
    ],
)
def test_marketing_holds_promotion_events_and_surveys(outer: Purpose, inner: Purpose, covers: bool) -> None:
    assert purpose_covers(outer, inner) is covers


@given(st.sampled_from(Purpose), st.sampled_from(Purpose), st.sampled_from(Purpose))
def test_covering_is_an_order(a: Purpose, b: Purpose, c: Purpose) -> None:
    assert purpose_covers(a, a)
    assert not (purpose_covers(a, b) and purpose_covers(b, c)) or purpose_covers(a, c)
    assert not (purpose_covers(a, b) and purpose_covers(b, a)) or a is b


def test_a_part_is_never_judged_more_mildly_than_the_whole() -> None:
    for inner, outer in PARENT.items():
        assert scopes_of(inner) >= scopes_of(outer)


@pytest.mark.parametrize("purpose", Purpose)
def test_every_purpose_is_judged_and_labelled(purpose: Purpose) -> None:
    assert (ContentScope.MARKETING in scopes_of(purpose)) is (purpose is not Purpose.TRACKING)
    assert label_of(purpose) in Label


def test_the_wall_stands_between_promotion_and_medicine() -> None:
    assert label_of(Purpose.RX_PROMOTION) is Label.PROMOTIONAL
    assert label_of(Purpose.SCIENTIFIC_EXCHANGE) is Label.MEDICAL
    assert label_of(Purpose.SAFETY) is Label.BOTH


def test_marketing_for_a_prescription_brand_promotes_a_medicine() -> None:
    assert ContentScope.RX_PROMOTION in scopes_for(Purpose.MARKETING, prescription_only=True)
    assert ContentScope.RX_PROMOTION in scopes_for(Purpose.EVENT, prescription_only=True)
    assert ContentScope.RX_PROMOTION not in scopes_for(Purpose.MARKETING, prescription_only=False)
    assert ContentScope.RX_PROMOTION not in scopes_for(Purpose.SAFETY, prescription_only=True)
    assert ContentScope.RX_PROMOTION in scopes_for(Purpose.RX_PROMOTION, prescription_only=False)
