import pytest

from accord.consent.rules.jurisdiction import adds_to_parent, chain_of


@pytest.mark.parametrize(
    ("jurisdiction", "chain"),
    [
        ("US-FL", ("US-FL", "US", "GLOBAL")),
        ("FR", ("FR", "EU", "GLOBAL")),
        ("DE-BY", ("DE-BY", "DE", "EU", "GLOBAL")),
        ("GB", ("GB", "GLOBAL")),
        ("NO", ("NO", "GLOBAL")),
    ],
)
def test_the_nearest_comes_first(jurisdiction, chain):
    assert chain_of(jurisdiction) == chain


@pytest.mark.parametrize(("jurisdiction", "adds"), [("US-FL", True), ("US", False), ("CA-QC", False)])
def test_only_us_states_add(jurisdiction, adds):
    assert adds_to_parent(jurisdiction) is adds
