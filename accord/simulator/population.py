"""Draws the population: attributes and planted truth, by a seed; the same seed and size give the same people."""

import numpy as np

from accord.simulator.brands import BRANDS, SPECIALTIES, SPECIALTY_SHARES
from accord.simulator.country import countries
from accord.simulator.types import CHANNELS, STAGES, Floats, Numbers, Organisations, Population

GATEWAY_SHARE = 0.15
STAGE_SHARES_AT_LOW = np.array([0.40, 0.27, 0.13, 0.07, 0.07, 0.04, 0.02])
STAGE_SHARES_AT_HIGH = np.array([0.05, 0.13, 0.20, 0.17, 0.22, 0.15, 0.08])


def draw_population(*, customers: int, seed: int, organisations: int = 600) -> Population:
    """`customers` professionals at `organisations` places of work; every country has its share of both."""
    chance = np.random.default_rng(seed)
    places = _draw_organisations(chance, organisations)
    country = _spread(customers)
    specialty = chance.choice(len(SPECIALTIES), customers, p=SPECIALTY_SHARES)
    potential = np.round(100 * chance.beta(1.6, 2.6, customers), 1)
    return Population(
        seed=seed,
        organisations=places,
        country=country,
        organisation=_draw_employers(chance, country, places.country),
        name=_draw_distinct(chance, country, [len(land.given) * len(land.family) for land in countries()]),
        specialty=specialty,
        language=_draw_languages(chance, country),
        potential=potential,
        stage=_draw_stages(chance, specialty, potential),
        taste=chance.normal(0.0, (0.7, 0.8), (customers, len(CHANNELS))),
        tolerance=np.clip(chance.lognormal(np.log(4.0), 0.5, customers), 1.0, 15.0),
        haste=chance.beta(1.5, 5.0, customers),
        restless=chance.gamma(0.5, 2.0, customers),
    )


def _spread(count: int) -> Numbers:
    """Each position's country; shares are met as nearly as whole people allow, and mixed evenly."""
    edges = np.cumsum([country.share for country in countries()])
    even = (np.arange(count) * 0.6180339887498949) % 1.0
    return np.searchsorted(edges / edges[-1], even, side="right").astype(np.int64)


def _draw_organisations(chance: np.random.Generator, count: int) -> Organisations:
    country = _spread(count)
    kinds = [len(land.towns) * len(land.organisations) for land in countries()]
    return Organisations(country, _draw_distinct(chance, country, kinds), chance.random(count) < GATEWAY_SHARE)


def _draw_employers(chance: np.random.Generator, country: Numbers, employers: Numbers) -> Numbers:
    """An organisation of one's own country; some are much larger than others."""
    employer = np.zeros(len(country), np.int64)
    size = chance.gamma(1.2, 1.0, len(employers)) + 0.05
    for index in range(len(countries())):
        people, places = np.flatnonzero(country == index), np.flatnonzero(employers == index)
        employer[people] = chance.choice(places, len(people), p=size[places] / size[places].sum())
    return employer


def _draw_distinct(chance: np.random.Generator, country: Numbers, kinds: list[int]) -> Numbers:
    """A number for each, below `kinds` of its country and all different while there are any left; then a round above that."""
    number = np.zeros(len(country), np.int64)
    for index, count in enumerate(kinds):
        here = np.flatnonzero(country == index)
        rounds = -(-len(here) // count) or 1
        number[here] = np.concatenate([chance.permutation(count) + turn * count for turn in range(rounds)])[: len(here)]
    return number


def _draw_languages(chance: np.random.Generator, country: Numbers) -> Numbers:
    language = np.zeros(len(country), np.int64)
    for index, land in enumerate(countries()):
        people = np.flatnonzero(country == index)
        language[people] = chance.choice(len(land.languages), len(people), p=list(land.languages.values()))
    return language


def _draw_stages(chance: np.random.Generator, specialty: Numbers, potential: Floats) -> Numbers:
    """Higher potential stands further along; a brand that is not for one's speciality is unknown."""
    weight = (potential / 100.0)[:, None]
    edges = np.cumsum(STAGE_SHARES_AT_LOW * (1 - weight) + STAGE_SHARES_AT_HIGH * weight, axis=1)
    drawn = chance.random((len(specialty), len(BRANDS)))
    stage = (drawn[:, :, None] >= edges[:, None, :]).sum(axis=2).clip(max=len(STAGES) - 1)
    meant = np.array([[code in brand.specialties for brand in BRANDS] for code in SPECIALTIES])[specialty]
    return np.where(meant, stage, 0).astype(np.int64)
