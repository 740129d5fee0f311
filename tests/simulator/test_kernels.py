"""The simulated people answer in the planted orders of magnitude, and the same however the contacts are cut."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.interactions.types import ResponseKind
from accord.simulator.kernels import EMAIL, VISIT, Ask, answer, chance_of_interest, change_of_mind, draw, remembered
from accord.simulator.population import draw_population
from accord.simulator.types import KINDS, Answers, Population, Touches

PEOPLE = 20_000
DAY = 20_774


@pytest.fixture(scope="module")
def population() -> Population:
    return draw_population(customers=PEOPLE, seed=7)


def touches_of(person: np.ndarray, channel: int, day: int = DAY) -> Touches:
    return Touches(person, np.full(len(person), channel), np.zeros(len(person), np.int64), np.full(len(person), day))


def rate(answers: Answers, kind: ResponseKind, machine: bool = False) -> float:
    return float(((answers.kind == KINDS.index(kind)) & (answers.machine == machine)).sum()) / PEOPLE


def test_mail_is_answered_in_known_orders_of_magnitude(population: Population) -> None:
    everyone = touches_of(np.arange(PEOPLE), EMAIL)
    answers = answer(population, np.zeros(PEOPLE), everyone)
    human, machine = rate(answers, ResponseKind.CLICKED), rate(answers, ResponseKind.CLICKED, machine=True)
    assert 0.12 <= chance_of_interest(population, np.zeros(PEOPLE), everyone).mean() <= 0.25
    assert 0.02 <= human <= 0.05
    assert 0.10 <= machine / (human + machine) <= 0.30
    assert 0.0005 <= rate(answers, ResponseKind.UNSUBSCRIBED) <= 0.006


def test_visits_are_done_and_dismissed_in_known_orders_of_magnitude(population: Population) -> None:
    answers = answer(population, np.zeros(PEOPLE), touches_of(np.arange(PEOPLE), VISIT))
    assert 0.15 <= rate(answers, ResponseKind.VISITED) <= 0.40
    assert 0.10 <= rate(answers, ResponseKind.DECLINED) <= 0.30


def test_people_tire(population: Population) -> None:
    everyone = touches_of(np.arange(PEOPLE), EMAIL)
    fresh, tired = np.zeros(PEOPLE), np.full(PEOPLE, 8.0)
    assert chance_of_interest(population, tired, everyone).mean() < 0.7 * chance_of_interest(population, fresh, everyone).mean()
    assert rate(answer(population, tired, everyone), ResponseKind.UNSUBSCRIBED) > rate(
        answer(population, fresh, everyone), ResponseKind.UNSUBSCRIBED
    )


@settings(max_examples=30, deadline=None)
@given(order=st.permutations(range(40)), cut=st.integers(1, 39))
def test_answers_depend_neither_on_order_nor_on_batches(order: list[int], cut: int) -> None:
    population = draw_population(customers=40, seed=3, organisations=60)
    pressure = np.linspace(0.0, 5.0, 40)

    def named(person: np.ndarray) -> set[tuple[int, int, bool, float]]:
        found = answer(population, pressure, touches_of(person, EMAIL))
        return set(
            zip(person[found.touch].tolist(), found.kind.tolist(), found.machine.tolist(), found.minutes.tolist(), strict=True)
        )

    shuffled = np.array(order)
    assert named(np.arange(40)) == named(shuffled[:cut]) | named(shuffled[cut:])


def test_draws_are_even_and_streams_apart() -> None:
    person, contact = np.arange(100_000), np.full(100_000, DAY)
    first, second = draw(1, person, contact, Ask.OPEN), draw(1, person, contact, Ask.CLICK)
    assert np.abs(np.histogram(first, 10, (0, 1))[0] - 10_000).max() < 500
    assert abs(np.corrcoef(first, second)[0, 1]) < 0.02
    assert not np.array_equal(first, draw(2, person, contact, Ask.OPEN))


def test_contacts_are_felt_and_fade() -> None:
    after = remembered(np.array([0.0, 2.0]), touches_of(np.array([0, 0]), EMAIL))
    assert 1.8 < after[0] < 2.0
    assert 1.8 < after[1] < 2.0


def test_few_change_their_mind_unasked(population: Population) -> None:
    share = change_of_mind(population, np.arange(PEOPLE), DAY).mean()
    assert 0.005 < share < 0.02
