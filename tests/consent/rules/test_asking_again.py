"""How to ask anew: lawfully, and never on the channel that lacks the permission."""

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent.queries import law_table
from accord.consent.rules.asking_again import BY_COST, need_on, way_to_ask
from accord.consent.types import RecipientKind, Requirement
from tests.consent.people import NOW

DOCTOR = RecipientKind.INDIVIDUAL_PROFESSIONAL


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("country", "lacking", "asked_by"),
    [
        ("FR", Channel.EMAIL, Channel.POST),
        ("FR", Channel.POST, Channel.VISIT),
        ("DE", Channel.PHONE, Channel.POST),
        ("TR", Channel.SMS, Channel.POST),
        ("XX", Channel.EMAIL, None),
    ],
)
def test_the_cheapest_lawful_channel(country: str, lacking: Channel, asked_by: Channel | None) -> None:
    assert way_to_ask(law_table(), country, DOCTOR, lacking, on=NOW.date()) is asked_by


@pytest.mark.django_db
@pytest.mark.parametrize("country", ["FR", "DE", "IT", "ES", "SE", "GB", "TR", "TW", "CA", "US", "BR", "JP", "CN", "XX"])
def test_never_on_the_channel_that_lacks_it_nor_where_a_yes_is_needed(country: str) -> None:
    for lacking in BY_COST:
        asked_by = way_to_ask(law_table(), country, DOCTOR, lacking, on=NOW.date())
        assert asked_by is not lacking
        if asked_by is not None:
            need = need_on(law_table(), country, DOCTOR, asked_by, Purpose.MARKETING, on=NOW.date())
            assert need.requirement <= Requirement.LEGITIMATE_INTEREST
