import pytest

from accord.catalogue.types import Purpose
from accord.delivery.rules.way_out import purpose_to_end


@pytest.mark.parametrize("purpose", [Purpose.MARKETING, Purpose.RX_PROMOTION, Purpose.EVENT, Purpose.SURVEY])
def test_leaving_any_marketing_leaves_all_of_it(purpose: Purpose) -> None:
    assert purpose_to_end(purpose) is Purpose.MARKETING


@pytest.mark.parametrize("purpose", [Purpose.MEDICAL_NONPROMO, Purpose.SERVICE, Purpose.SAFETY])
def test_leaving_anything_else_leaves_just_that(purpose: Purpose) -> None:
    assert purpose_to_end(purpose) is purpose
