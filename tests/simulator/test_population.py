"""One seed, one population; nobody in it has another's name or address, and every address is reserved."""

from collections import Counter

import numpy as np
import pytest

from accord.simulator.country import countries
from accord.simulator.directory import email_addresses, organisation_drafts, person_drafts
from accord.simulator.population import draw_population
from accord.simulator.types import Population


@pytest.fixture(scope="module")
def population() -> Population:
    return draw_population(customers=6_000, seed=11)


def test_the_same_seed_gives_the_same_people(population: Population) -> None:
    again, other = draw_population(customers=6_000, seed=11), draw_population(customers=6_000, seed=12)
    assert np.array_equal(population.taste, again.taste) and list(person_drafts(population)) == list(person_drafts(again))
    assert not np.array_equal(population.taste, other.taste)


def test_every_country_has_its_share(population: Population) -> None:
    for index, land in enumerate(countries()):
        assert abs((population.country == index).mean() - land.share) < 0.01, land.code
        assert land.reps <= len(land.towns)


def test_names_addresses_and_numbers_are_nobody_elses(population: Population) -> None:
    people, places = list(person_drafts(population)), list(organisation_drafts(population))
    values = [point.value for draft in people + places for point in draft.contact_points]
    assert max(Counter(values).values()) == 1
    assert max(Counter((draft.country, draft.given_name, draft.family_name) for draft in people).values()) == 1
    assert max(Counter(draft.organisation_name for draft in places).values()) == 1


def test_mail_can_only_reach_reserved_domains(population: Population) -> None:
    assert all(address.isascii() and address.endswith(".example") for address in email_addresses(population))


def test_names_are_written_as_at_home(population: Population) -> None:
    families = {draft.family_name for draft in person_drafts(population)}
    assert {"Grönlund", "Sénéchal", "Yıldırım", "鄭"} <= families


def test_people_work_in_their_own_country(population: Population) -> None:
    assert np.array_equal(population.organisations.country[population.organisation], population.country)


def test_more_people_than_names_still_differ() -> None:
    many = list(person_drafts(draw_population(customers=30_000, seed=1)))
    assert len({(draft.country, draft.given_name, draft.family_name) for draft in many}) == 30_000
