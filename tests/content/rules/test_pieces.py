from datetime import date

import pytest

from accord.catalogue.types import Label, Purpose
from accord.content.rules.pieces import check_label, check_reach
from accord.kernel.errors import AccordError


@pytest.mark.parametrize(
    ("label", "purpose", "fits"),
    [
        (Label.PROMOTIONAL, Purpose.RX_PROMOTION, True),
        (Label.MEDICAL, Purpose.RX_PROMOTION, False),
        (Label.PROMOTIONAL, Purpose.SCIENTIFIC_EXCHANGE, False),
        (Label.MEDICAL, Purpose.SCIENTIFIC_EXCHANGE, True),
        (Label.PROMOTIONAL, Purpose.SAFETY, True),
        (Label.BOTH, Purpose.SERVICE, True),
    ],
)
def test_a_label_keeps_to_its_side_of_the_wall(label: Label, purpose: Purpose, fits: bool) -> None:
    if fits:
        check_label(label, purpose)
    else:
        with pytest.raises(AccordError):
            check_label(label, purpose)


def test_countries_and_days_are_named() -> None:
    day, next_day = date(2026, 1, 1), date(2026, 1, 2)
    check_reach(countries=frozenset({"US"}), start_on=day, end_on=next_day)
    for countries, end_on, code in [(set(), next_day, "content.countries_missing"), ({"US"}, day, "content.period")]:
        with pytest.raises(AccordError) as error:
            check_reach(countries=frozenset(countries), start_on=day, end_on=end_on)
        assert error.value.code == code
